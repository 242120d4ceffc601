package tarot.contracts;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ContractTests {

    static final Path APPROVED = Path.of("src/test/resources/approved");
    static final List<String> NAMES_OF_PEOPLES_THINGS =
            List.of("name", "text", "question", "chat", "phone", "mail", "language", "url", "username", "telegram");

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
        var data = Schemas.envelope(type).at("/properties/data/properties");
        assertThat(clearFields(data))
                .as("what a person wrote, was told or is called travels in a field named sealed")
                .noneMatch(field -> NAMES_OF_PEOPLES_THINGS.contains(field));
        data.propertyStream()
                .filter(field -> field.getValue().path("type").asString("").equals("string"))
                .forEach(field -> assertThat(
                                isClosed(field.getValue()) || field.getKey().equals("sealed"))
                        .as("%s of %s is free text", field.getKey(), type.getSimpleName())
                        .isTrue());
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
    void everySampleEverApprovedStillParsesAndFitsTheSchema(Class<? extends Message> type) throws IOException {
        var samples = samples(type);
        assertThat(sampled(samples))
                .as("fields in the approved samples in %s/%s", APPROVED, MessageTypes.nameOf(type))
                .containsAll(fields(Samples.envelope(type)));
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Schemas.envelope(type));
        for (var sample : samples) {
            var envelope = Schemas.JSON.readTree(Files.readString(sample));
            assertThat(schema.validate(envelope)).as("%s", sample).isEmpty();
            var message = Schemas.JSON.treeToValue(envelope.get("data"), type);
            assertThat(message.id()).hasToString(envelope.get("id").asString());
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

    static Set<String> clearFields(JsonNode properties) {
        return Set.of(properties
                .propertyStream()
                .map(field -> field.getKey())
                .filter(field -> !field.equals("sealed"))
                .collect(joining(","))
                .split(",", -1));
    }
}
