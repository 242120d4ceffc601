-- Stars beside Stripe, and whom an invoice is for: the buyer's id at Telegram, encrypted. An order that Stripe was asked
-- about is ASKED until it has answered: there may be a page that somebody can pay, so it is not refused meanwhile.
alter table purchase_order
    add column method text not null default 'STRIPE' check (method in ('STARS', 'STRIPE')),
    add column buyer bytea,
    drop constraint purchase_order_state_check,
    add constraint purchase_order_state_check check (
        state in ('REQUESTED', 'ASKED', 'OPEN', 'SETTLED', 'REFUSED', 'EXPIRED', 'FAILED', 'CONTESTED'));

update purchase_order set state = 'ASKED' where state = 'REQUESTED' and attempts > 0;

drop index purchase_order_due;
create index purchase_order_due on purchase_order (due_at) where state in ('REQUESTED', 'ASKED');
