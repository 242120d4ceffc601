package tarot.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTests {

    private static final JavaClasses BAD =
            new ClassFileImporter().importPackages("tarot.gossip", "tarot.secrets", "tarot.contracts");
    private static final JavaClasses GOOD = new ClassFileImporter().importPackages("tarot.orderly");

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments(ArchitectureRules.servicesShareOnlyContractsAndTheStarter, List.of("Teller", "Secret")),
                arguments(ArchitectureRules.contractsKnowNoSpring, List.of("SpringInContracts")),
                arguments(ArchitectureRules.capabilitiesFormNoCycles, List.of("hearing", "telling")),
                arguments(ArchitectureRules.onlyTheApplicationIsPublicUnlessItsPackageIsUsed, List.of("RumourHelper")),
                arguments(ArchitectureRules.listenersTakeWholePolls, List.of("Listener.on")),
                arguments(ArchitectureRules.namesSayWhatThingsAre, List.of("RumourHelper")),
                arguments(ArchitectureRules.packagesAreCapabilities, List.of("tarot.gossip.util")),
                arguments(
                        ArchitectureRules.timeAndIdsAreInjected,
                        List.of("UUID.randomUUID", "Instant.now", "LocalDate.now", "currentTimeMillis", "Date.<init>")),
                arguments(ArchitectureRules.everyPackageIsNullMarked, List.of("tarot.gossip.unmarked")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleNamesWhatBreaksIt(ArchRule rule, List<String> culprits) {
        var result = rule.evaluate(BAD);
        assertThat(result.hasViolation()).isTrue();
        assertThat(String.join("\n", result.getFailureReport().getDetails())).contains(culprits);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleLetsAnOrderlyServicePass(ArchRule rule, List<String> culprits) {
        assertThat(rule.evaluate(GOOD).getFailureReport().getDetails()).isEmpty();
    }

    @Test
    void theUsedPackagesMayBePublic() {
        var report = ArchitectureRules.onlyTheApplicationIsPublicUnlessItsPackageIsUsed
                .evaluate(BAD)
                .getFailureReport()
                .getDetails();
        assertThat(String.join("\n", report)).doesNotContain("Teller");
    }
}
