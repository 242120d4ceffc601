package tarot.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ContractTests {

    static final Path APPROVED = Path.of("src/test/resources/approved");
    static final Set<String> WORDS_FOR_PEOPLES_THINGS =
            Set.of("name", "text", "question", "chat", "phone", "mail", "language", "url", "username", "telegram");

    /** A number may say who somebody is, too: each of these was looked at. */
    static final Set<String> NUMBERS_OF_NOBODY = Set.of(
            "amount",
            "available",
            "balance",
            "change",
            "charged",
            "credits",
            "held",
            "inTotal",
            "left",
            "owed",
            "page",
            "perPerson",
            "position",
            "price",
            "retryAfterSeconds",
            "reward",
            "settled");

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasItsSchema(Class<? extends Message> type) {
        var path = Path.of("schemas", MessageTypes.nameOf(type) + ".json");
        new Generated(path, Schemas.envelope(type).toPrettyString() + "\n").check();
    }

    @Test
    void theCatalogTellsOfEveryType() {
        new Generated(Path.of("CATALOG.md"), Catalog.page()).check();
    }

    @Test
    void theTopicsAreAnAsyncApiDocument() {
        new Generated(Path.of("asyncapi.json"), AsyncApi.document().toPrettyString() + "\n").check();
    }

    @Test
    void noSchemaIsLeftOverFromATypeThatIsGone() throws IOException {
        try (var files = Files.list(Path.of("schemas"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(MessageTypes.all().keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void wireNamesSayOwnerAndVersion(Class<? extends Message> type) {
        assertThat(MessageTypes.nameOf(type)).matches("tarot\\.[a-z]+(\\.[a-z]+(-[a-z]+)*)\\.v[1-9]");
        assertThat(type.getPackageName()).endsWith(MessageTypes.nameOf(type).split("\\.", -1)[1]);
    }

    @ParameterizedTest
    @MethodSource("types")
    void nothingPersonalTravelsInClear(Class<? extends Message> type) {
        assertThat(clearFields(Schemas.envelope(type).at("/properties/data"))).allSatisfy(field -> {
            assertThat(words(field.name()))
                    .as("what a person wrote, was told or is called travels in a field named sealed")
                    .doesNotContainAnyElementsOf(WORDS_FOR_PEOPLES_THINGS);
            switch (field.schema().path("type").asString("")) {
                case "string" ->
                    assertThat(isClosed(field.schema()))
                            .as("%s is free text", field.name())
                            .isTrue();
                case "integer" -> assertThat(field.name()).isIn(NUMBERS_OF_NOBODY);
                default -> assertThat(field.schema().path("type").asString("")).isIn("boolean", "object");
            }
        });
        assertThat(Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.getType() == Sealed.class)
                        .map(component -> component.getName()))
                .allMatch("sealed"::equals);
    }

    @ParameterizedTest
    @MethodSource("types")
    void choicesHaveWireNamesOfTheirOwn(Class<? extends Message> type) {
        assertThat(Arrays.stream(type.getRecordComponents())
                        .map(component -> component.getType())
                        .filter(Class::isEnum))
                .allMatch(Schemas::hasExplicitNames);
    }

    @ParameterizedTest
    @MethodSource("types")
    void theApprovedSamplesShowEveryFieldOfToday(Class<? extends Message> type) throws IOException {
        assertThat(sampled(samples(type)))
                .as("fields in the approved samples in %s/%s", APPROVED, MessageTypes.nameOf(type))
                .containsAll(fields(Samples.envelope(type)));
    }

    /** Also of a type that nobody publishes any more: records of it are kept, and analysts keep them longer. */
    @ParameterizedTest
    @MethodSource("approved")
    void everySampleEverApprovedStillParsesAndFitsTheSchema(Path folder) throws IOException {
        var type = MessageTypes.named(folder.getFileName().toString())
                .orElseThrow(() -> new AssertionError("there were records of this type: it stays"));
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Schemas.envelope(type));
        assertThat(listed(folder)).isNotEmpty();
        for (var sample : listed(folder)) {
            var envelope = Schemas.JSON.readTree(Files.readString(sample));
            assertThat(schema.validate(envelope)).as("%s", sample).isEmpty();
            var message = Schemas.JSON.treeToValue(envelope.get("data"), type);
            assertThat(message.id()).hasToString(envelope.get("id").asString());
            assertThat(WireForm.isKeptBy(message))
                    .as("what %s keeps of the form", sample)
                    .isTrue();
            assertThat(message.user()).hasToString(envelope.get("subject").asString());
            assertThat(Schemas.JSON.<JsonNode>valueToTree(message))
                    .hasToString(envelope.get("data").toString());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aFieldOfTheFutureIsIgnored(Class<? extends Message> type) throws IOException {
        for (var sample : samples(type)) {
            var data = Schemas.JSON.readTree(Files.readString(sample)).get("data");
            var known = Schemas.JSON.treeToValue(data, type);
            ((tools.jackson.databind.node.ObjectNode) data).put("fieldOfTheFuture", "x");
            assertThat(Schemas.JSON.treeToValue(data, type)).isEqualTo(known);
        }
    }

    @Test
    void everyTopicIsUsedAndOwned() {
        assertThat(MessageTypes.all().values().stream().map(Samples::of).map(Message::topic))
                .containsAll(List.of(Topic.values()));
        for (var type : MessageTypes.all().values()) {
            assertThat(Samples.of(type).topic().owner())
                    .isEqualTo(MessageTypes.nameOf(type).split("\\.", -1)[1]);
        }
    }

    static Stream<Class<? extends Message>> types() {
        return new TreeMap<>(MessageTypes.all()).values().stream();
    }

    static List<Path> approved() throws IOException {
        return listed(APPROVED);
    }

    /** A sample with every field of today is added by {@code -Dgenerate}; nothing ever rewrites one. */
    static List<Path> samples(Class<? extends Message> type) throws IOException {
        var folder = APPROVED.resolve(MessageTypes.nameOf(type));
        if (System.getProperty("generate") != null) {
            Files.createDirectories(folder);
            var known = listed(folder);
            var today = Samples.envelope(type);
            if (!sampled(known).containsAll(fields(today))) {
                Files.writeString(folder.resolve(known.size() + 1 + ".json"), today.toPrettyString() + "\n");
            }
        }
        return listed(folder);
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Set<String> sampled(List<Path> samples) throws IOException {
        var fields = new HashSet<String>();
        for (var sample : samples) {
            fields.addAll(fields(Schemas.JSON.readTree(Files.readString(sample))));
        }
        return fields;
    }

    private static List<String> fields(JsonNode envelope) {
        return paths("", envelope.get("data"));
    }

    private static List<String> paths(String above, JsonNode node) {
        return node.isArray()
                ? node.valueStream().flatMap(one -> paths(above, one).stream()).toList()
                : node.propertyStream()
                        .flatMap(field -> Stream.concat(
                                Stream.of(above + field.getKey()),
                                paths(above + field.getKey() + "/", field.getValue()).stream()))
                        .toList();
    }

    static boolean isClosed(JsonNode field) {
        return Set.of("enum", "pattern", "format").stream().anyMatch(field::has);
    }

    /** A field that anybody can read, or what a list in it is made of. */
    record Field(String name, JsonNode schema) {}

    /** All of them, however deep. */
    static Stream<Field> clearFields(JsonNode object) {
        return object.path("properties")
                .propertyStream()
                .filter(field -> !field.getKey().equals("sealed"))
                .map(field -> new Field(field.getKey(), one(field.getValue())))
                .flatMap(field -> Stream.concat(Stream.of(field), clearFields(field.schema())));
    }

    private static JsonNode one(JsonNode schema) {
        return schema.has("items") ? one(schema.get("items")) : schema;
    }

    /** Such as telegram and id of telegramId. */
    static List<String> words(String name) {
        return Arrays.stream(name.split("(?=[A-Z])", -1))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
