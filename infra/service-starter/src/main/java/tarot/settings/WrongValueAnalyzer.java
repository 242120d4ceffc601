package tarot.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.validation.FieldError;

/** Tells a setting whose value cannot be used by its name in the environment; Spring knows but that of its property. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class WrongValueAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final Pattern SETTING = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::(.*))?}");
    private static final Pattern SECRET = Pattern.compile(".*(KEY|TOKEN|SECRET|PASSWORD).*");
    private static final Map<Class<?>, String> FORMS = Map.of(
            int.class, "whole number",
            long.class, "whole number",
            double.class, "number",
            boolean.class, "true or false",
            Duration.class, "time such as 30s or 5m",
            URI.class, "web address");

    private final Environment environment;

    WrongValueAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        if (findCause(rootFailure, InvalidSetting.class) != null) {
            return null; // that one tells it better
        }
        var invalid = findCause(rootFailure, BindValidationException.class);
        return (invalid == null ? wrongForm(cause) : wrongValue(invalid))
                .map(InvalidSettingAnalyzer::tell)
                .orElse(null);
    }

    private Optional<InvalidSetting> wrongForm(BindException cause) {
        var type = Objects.requireNonNullElse(cause.getTarget().getType().resolve(), Object.class);
        var form = FORMS.getOrDefault(type, "value that can be used");
        return Optional.ofNullable(cause.getProperty()).flatMap(property -> setting(property, "which is no " + form));
    }

    private Optional<InvalidSetting> wrongValue(BindValidationException invalid) {
        var errors = invalid.getValidationErrors();
        return errors.getAllErrors().stream()
                .filter(FieldError.class::isInstance)
                .map(FieldError.class::cast)
                .flatMap(error -> property(errors.getName(), error.getField()).stream()
                        .flatMap(property -> setting(property, "but " + error.getDefaultMessage()).stream()))
                .findFirst();
    }

    private Optional<ConfigurationProperty> property(ConfigurationPropertyName holder, String field) {
        var name = holder.append(DataObjectPropertyName.toDashedForm(field));
        for (var source : ConfigurationPropertySources.get(environment)) {
            var property = source.getConfigurationProperty(name);
            if (property != null) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    /** Empty for a property that no setting stands behind. */
    private Optional<InvalidSetting> setting(ConfigurationProperty property, String complaint) {
        var behind = SETTING.matcher(String.valueOf(property.getValue()));
        if (!behind.matches()) {
            return Optional.empty();
        }
        var name = behind.group(1);
        var found = SECRET.matcher(name).matches() ? "set" : "'" + environment.getProperty(name, "") + "'";
        var example = Objects.requireNonNullElse(behind.group(2), "");
        return Optional.of(new InvalidSetting(name, "is " + found + ", " + complaint, example));
    }
}
