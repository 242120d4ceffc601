package tarot.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What the shared rules ask, in words that ArchUnit lacks. */
final class ArchitectureConditions {

    private static final String ROOT = "tarot.";
    private static final Set<String> NOT_SERVICES = Set.of("testing", "local", "simulators", "load", "e2e");

    private ArchitectureConditions() {}

    static DescribedPredicate<JavaClass> belongToAService() {
        return DescribedPredicate.describe(
                "belong to a service",
                type -> type.getPackageName().startsWith(ROOT)
                        && !ArchitectureRules.SHARED.contains(part(type))
                        && !NOT_SERVICES.contains(part(type)));
    }

    static ArchCondition<JavaClass> knowOnlyTheirServiceAndWhatIsShared() {
        return new ArchCondition<>("know only their own service, the contracts and the starter") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                isForeign(type, dependency.getTargetClass().getBaseComponentType()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    static ArchCondition<JavaClass> liveInAPackageThatAnotherUses() {
        return new ArchCondition<>("live in a package that another package uses") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var used = type.getPackage().getClassDependenciesToThisPackage().stream()
                        .map(Dependency::getOriginClass)
                        .anyMatch(user -> !user.getPackageName().equals(type.getPackageName()));
                if (!used) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is public, and no other package uses its package"));
                }
            }
        };
    }

    static ArchCondition<JavaMethod> takeAList() {
        return new ArchCondition<>("take a List") {
            @Override
            public void check(JavaMethod listener, ConditionEvents events) {
                var parameters = listener.getRawParameterTypes();
                if (parameters.isEmpty() || !parameters.getFirst().isEquivalentTo(List.class)) {
                    events.add(SimpleConditionEvent.violated(listener, listener.getFullName() + " takes no List"));
                }
            }
        };
    }

    static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            type.getPackageName() + " has no package-info.java with @NullMarked, seen at "
                                    + type.getName()));
                }
            }
        };
    }

    private static boolean isForeign(JavaClass type, JavaClass used) {
        return used.getPackageName().startsWith(ROOT)
                && !part(used).equals(part(type))
                && !ArchitectureRules.SHARED.contains(part(used));
    }

    /** The name after {@code tarot.}: a service's, or a shared part's. */
    private static String part(JavaClass type) {
        var rest = type.getPackageName().substring(ROOT.length());
        var end = rest.indexOf('.');
        return end < 0 ? rest : rest.substring(0, end);
    }
}
