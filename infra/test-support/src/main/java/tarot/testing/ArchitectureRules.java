package tarot.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/**
 * The rules that every service obeys. A service runs them with
 * {@snippet :
 * @AnalyzeClasses(packages = "tarot.credit", importOptions = DoNotIncludeTests.class)
 * class ArchitectureTests {
 *     @ArchTest
 *     static final ArchTests rules = ArchTests.in(ArchitectureRules.class);
 * }
 * }
 */
public final class ArchitectureRules {

    /** What a service may know beside itself: the contracts and the starter's packages. */
    static final Set<String> SHARED =
            Set.of("contracts", "messaging", "storage", "sealing", "errors", "tracing", "settings", "work");

    @ArchTest
    public static final ArchRule servicesShareOnlyContractsAndTheStarter = classes()
            .that(ArchitectureConditions.belongToAService())
            .should(ArchitectureConditions.knowOnlyTheirServiceAndWhatIsShared())
            .allowEmptyShould(true)
            .because("services talk through Kafka, so that each can be changed and deployed alone");

    @ArchTest
    public static final ArchRule contractsKnowNoSpring = noClasses()
            .that()
            .resideInAPackage("tarot.contracts..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .allowEmptyShould(true)
            .because("whoever consumes the streams reads the contracts, in any framework");

    @ArchTest
    public static final ArchRule capabilitiesFormNoCycles =
            slices().matching("tarot.(*).(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    public static final ArchRule onlyTheApplicationIsPublicUnlessItsPackageIsUsed = classes()
            .that(ArchitectureConditions.belongToAService())
            .and()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .and()
            .areNotAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication")
            .should(ArchitectureConditions.liveInAPackageThatAnotherUses())
            .allowEmptyShould(true)
            .because("public is a decision");

    @ArchTest
    public static final ArchRule listenersTakeWholePolls = methods()
            .that()
            .areAnnotatedWith("org.springframework.kafka.annotation.KafkaListener")
            .should(ArchitectureConditions.takeAList())
            .allowEmptyShould(true)
            .because("a polled batch is one transaction");

    @ArchTest
    public static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveNameMatching(".*(Manager|Helper|Utils?|Dto|DTO|Processor|Handler|Common)")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule packagesAreCapabilities = noClasses()
            .should()
            .resideInAnyPackage(
                    "tarot..service..",
                    "tarot..services..",
                    "tarot..dto..",
                    "tarot..util..",
                    "tarot..utils..",
                    "tarot..common..",
                    "tarot..helper..",
                    "tarot..impl..")
            .allowEmptyShould(true)
            .because("a package is named for what it is able to do, not for a layer");

    @ArchTest
    public static final ArchRule timeAndIdsAreInjected = noClasses()
            .should()
            .callMethodWhere(readsTheWallClock())
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callConstructor(java.util.Date.class)
            .allowEmptyShould(true)
            .because("time comes from a " + Clock.class.getSimpleName() + ", and ids from what caused them");

    @ArchTest
    public static final ArchRule everyPackageIsNullMarked =
            classes().should(ArchitectureConditions.liveInANullMarkedPackage()).allowEmptyShould(true);

    /** Runs in the service's folder: a README that is stale about messages fails the build. */
    @ArchTest
    public static void theReadmeNamesTheMessagesOfTheCode(JavaClasses service) {
        ReadmeMessages.check(service, Path.of("README.md"));
    }

    private ArchitectureRules() {}

    /** {@code now()} of any type in java.time, unless it is given a clock. */
    private static DescribedPredicate<JavaCall<?>> readsTheWallClock() {
        DescribedPredicate<CodeUnitCallTarget> ofTime = owner(DescribedPredicate.describe(
                        "java.time", (JavaClass type) -> type.getPackageName().equals("java.time")))
                .forSubtype();
        DescribedPredicate<CodeUnitCallTarget> withoutAClock = DescribedPredicate.describe(
                        "without a clock",
                        (HasParameterTypes called) -> called.getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(Clock.class)))
                .forSubtype();
        DescribedPredicate<CodeUnitCallTarget> now = name("now").forSubtype();
        return target(now.and(ofTime).and(withoutAClock))
                .as("now() without a clock")
                .forSubtype();
    }
}
