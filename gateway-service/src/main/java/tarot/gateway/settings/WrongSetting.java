package tarot.gateway.settings;

/** A setting that cannot be used. Its message is one sentence for the operator, who fixes it and starts again. */
public final class WrongSetting extends RuntimeException {

    private final String name;
    private final String example;

    WrongSetting(String name, String found, String expected, String example) {
        super("%s must be %s, but %s."
                .formatted(name, expected, found.isEmpty() ? "it is not set" : "\"" + found + "\" was found"));
        this.name = name;
        this.example = example;
    }

    String remedy() {
        return "Set it, for example: %s=%s".formatted(name, example);
    }
}
