package tarot.payment.webhook;

import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.Credits;
import tarot.contracts.payment.PaymentCommand.StartCheckout;
import tarot.contracts.payment.PaymentEvent.PaymentSettled;
import tarot.contracts.payment.PaymentId;
import tarot.contracts.payment.PaymentMethod;
import tarot.payment.Customer;
import tarot.payment.FakeStripe;

/** Somebody new whose page at Stripe waits for the price of p10. */
record Sale(Customer customer, StartCheckout order, String session) {

    static Sale open(FakeStripe stripe, JdbcClient jdbc) {
        var customer = new Customer(jdbc);
        var order = customer.orders("p10");
        var session = stripe.open(order.order().value(), 199);
        jdbc.sql("""
                insert into purchase_order (order_id, user_id, pack, credits, amount, currency, state, session)
                values (?, ?, 'p10', 10, 199, 'usd', 'OPEN', ?)
                """)
                .params(order.order().value(), customer.id().value(), session)
                .update();
        return new Sale(customer, order, session);
    }

    PaymentId payment() {
        return PaymentId.of(PaymentMethod.STRIPE, session);
    }

    PaymentSettled settled() {
        return new PaymentSettled(
                order.order(), customer.id(), Credits.of(10), 199, "USD", payment(), PaymentMethod.STRIPE, "p10");
    }
}
