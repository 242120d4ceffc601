package tarot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.e2e.stage.Journey;
import tarot.e2e.stage.Stage;

/** Five services share one server, and none can get at what another keeps. */
@Journey
class RolesJourney {

    @ParameterizedTest
    @ValueSource(strings = {"bot", "reading", "credit", "payment", "notification"})
    void aServiceLogsInAsARoleThatOwnsNothingAndReachesItsOwnSchemaOnly(String schema, Stage stage) {
        var sql = stage.books().sql();
        var role = "tarot_" + schema;
        assertThat(sql.sql("select count(*) from pg_stat_activity where usename = ?")
                        .param(role)
                        .query(Long.class)
                        .single())
                .as("connections of %s", role)
                .isPositive();
        assertThat(sql.sql("""
                        select (select count(*) from pg_class where relowner = me.oid)
                             + (select count(*) from pg_proc where proowner = me.oid)
                             + (select count(*) from pg_namespace where nspowner = me.oid)
                             + (select count(*) from pg_auth_members where member = me.oid)
                             + (me.rolsuper or me.rolcreaterole or me.rolcreatedb or me.rolbypassrls)::int
                        from pg_roles me where rolname = ?
                        """).param(role).query(Long.class).single())
                .as("what %s owns, belongs to or may do beside reading and writing", role)
                .isZero();
        assertThat(sql.sql("""
                        select nspname from pg_namespace
                        where has_schema_privilege(?, oid, 'usage') and nspname !~ '^pg_'
                        and nspname not in ('information_schema', 'public')
                        """).param(role).query(String.class).list()).isEqualTo(List.of(schema));
        assertThat(sql.sql("""
                        select nspname from pg_namespace
                        where has_schema_privilege(?, oid, 'create') and nspname !~ '^pg_temp'
                        """).param(role).query(String.class).list())
                .as("where %s may make something", role)
                .isEmpty();
    }
}
