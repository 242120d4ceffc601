package tarot.settings;

/** A setting that is missing or wrong: stops the start with a sentence that says which, what was found and an example. */
public class InvalidSetting extends RuntimeException {

    private final String setting;
    private final String example;

    /**
     * @param setting its name in the environment, such as {@code DATABASE_URL}
     * @param found what is wrong with it, without any secret in it, such as {@code is empty}
     * @param example one that would do
     */
    public InvalidSetting(String setting, String found, String example) {
        super(setting + " " + found);
        this.setting = setting;
        this.example = example;
    }

    public String setting() {
        return setting;
    }

    public String example() {
        return example;
    }
}
