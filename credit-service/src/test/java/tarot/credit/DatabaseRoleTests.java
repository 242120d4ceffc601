package tarot.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the service may do with the role that it logs in with. What it may not do to the ledger is in LedgerTests. */
@LedgerTest
class DatabaseRoleTests {

    final JdbcClient jdbc;

    DatabaseRoleTests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @BeforeAll
    static void thereIsAnotherSchema(@Autowired Environment environment) {
        var owner = JdbcClient.create(new DriverManagerDataSource(
                environment.getRequiredProperty("DATABASE_URL"),
                environment.getRequiredProperty("DATABASE_OWNER"),
                environment.getRequiredProperty("DATABASE_OWNER_PASSWORD")));
        owner.sql("create schema if not exists stranger").update();
        owner.sql("create table if not exists stranger.secret (word text)").update();
    }

    @Test
    void itIsARoleOfItsOwnWithoutAnyPowers() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("tarot_credit");
        assertThat(jdbc.sql("""
                        select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
                        from pg_roles where rolname = current_user
                        """).query(Boolean.class).single()).isFalse();
        assertThat(jdbc.sql("""
                        select count(*) from pg_auth_members
                        where member = (select oid from pg_roles where rolname = current_user)
                        """).query(Long.class).single()).isZero();
    }

    @Test
    void itOwnsNothing() {
        assertThat(jdbc.sql("""
                        select (select count(*) from pg_class where relowner = me.oid)
                             + (select count(*) from pg_proc where proowner = me.oid)
                             + (select count(*) from pg_namespace where nspowner = me.oid)
                             + (select count(*) from pg_database where datdba = me.oid)
                        from pg_roles me where rolname = current_user
                        """).query(Long.class).single()).isZero();
    }

    @Test
    void itReachesNoSchemaButItsOwn() {
        assertThat(jdbc.sql("""
                        select nspname from pg_namespace
                        where has_schema_privilege(oid, 'usage') and nspname !~ '^pg_'
                        and nspname not in ('information_schema', 'public')
                        """).query(String.class).list()).containsExactly("credit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select word from stranger.secret",
                "insert into stranger.secret values ('mine')",
                "create table stranger.mine (n int)",
                "create table public.mine (n int)",
                "create table mine (n int)",
                "create schema mine",
                "create role mine",
                "alter role tarot_credit superuser",
                "set role tarot_owner",
                "update flyway_schema_history set success = false",
                "alter table entry owner to tarot_credit",
                "create or replace function prove() returns trigger language plpgsql as 'begin return null; end'",
                "drop trigger postings_sum_to_zero on unproved",
                "set session_replication_role = replica"
            })
    void itMayNotGoAnyFurther(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).query((_, _) -> true).list())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner|must have|Only roles with).*");
    }
}
