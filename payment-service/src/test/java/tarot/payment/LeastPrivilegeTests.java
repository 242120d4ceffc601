package tarot.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tarot.testing.TestServers;

/** The service logs in as a role that can do its work and nothing else. */
@PaymentTest
class LeastPrivilegeTests {

    final JdbcClient jdbc;

    LeastPrivilegeTests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @BeforeAll
    static void somebodyElseHasASchemaToo() {
        var database = new DriverManagerDataSource(
                TestServers.postgres().address(), TestServers.DATABASE_OWNER, TestServers.databaseOwnerPassword());
        var owner = JdbcClient.create(database);
        owner.sql("create schema if not exists neighbour").update();
        owner.sql("create table if not exists neighbour.secret (words text)").update();
    }

    @Test
    void itIsARoleOfItsOwnThatOwnsNothing() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("tarot_payment");
        assertThat(jdbc.sql("""
                        select (select count(*) from pg_class where relowner = me.oid)
                            + (select count(*) from pg_namespace where nspowner = me.oid)
                            + (select count(*) from pg_proc where proowner = me.oid)
                            + (select count(*) from pg_auth_members where member = me.oid)
                        from pg_roles me where rolname = current_user
                        """).query(Long.class).single()).isZero();
        assertThat(jdbc.sql("""
                        select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication
                        from pg_roles where rolname = current_user
                        """).query(Boolean.class).single()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from neighbour.secret",
                "insert into neighbour.secret values ('x')",
                "create table neighbour.mine (x int)",
                "create table payment.mine (x int)",
                "create table public.mine (x int)",
                "create schema mine",
                "create role mine",
                "alter table payment add column mine text",
                "alter table payment disable trigger all",
                "alter table payment drop constraint payment_pkey",
                "drop table payment",
                "truncate payment",
                "create trigger mine before insert on payment for each row execute function now()",
                "set role tarot_owner",
                "copy payment to program 'cat'"
            })
    void itReachesNothingElse(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner|must be superuser).*");
    }
}
