package tarot.e2e;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tarot.local.settings.Ports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What no server would take, or nobody should run, in Kubernetes' manifests and in the Compose file. */
class ManifestTests {

    private static final Path REPOSITORY = Path.of(System.getProperty("tarot.repository", "../.."));
    private static final String SHARED = "every-service";
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void podsAreSpreadByLabelsThatTheyCarryAndThatDoNotTellThemApartAsWell() throws IOException {
        var pods = pods();
        assertThat(requireNonNull(pods.get(SHARED)).at("/spec/topologySpreadConstraints"))
                .isNotEmpty()
                .allSatisfy(spread -> {
                    var selected = texts(spread.at("/labelSelector/matchExpressions"), "/key");
                    var toldApart = texts(spread.path("matchLabelKeys"), "");
                    assertThat(selected).isNotEmpty().doesNotContainAnyElementsOf(toldApart);
                    for (var service : Ports.SERVICES) {
                        var labels = requireNonNull(pods.get(service)).at("/metadata/labels");
                        assertThat(labels.propertyNames()).as(service).containsAll(selected);
                    }
                });
    }

    @Test
    void noContainerInKubernetesIsRootMayWriteOrTakeAllMemory() throws IOException {
        var pod = requireNonNull(pods().get(SHARED)).path("spec");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean(false)).isTrue();
        assertThat(pod.at("/containers/0/securityContext")).isEqualTo(JSON.readTree("""
                        {"allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true, "capabilities": {"drop": ["ALL"]}}
                        """));
        assertThat(pod.at("/containers/0/resources/limits/memory").asString("")).isNotEmpty();
    }

    @Test
    void everyContainerInKubernetesIsTheOneThatAllDeploymentsShare() throws IOException {
        assertThat(Files.readString(REPOSITORY.resolve("infra/kubernetes/kustomization.yaml")))
                .contains("  - path: every-service.yaml\n    target: {kind: Deployment}\n");
        assertThat(pods()).containsKeys(Ports.SERVICES.toArray(String[]::new)).allSatisfy((name, pod) -> {
            var once = name.equals(SHARED) ? 1 : 0;
            assertThat(texts(pod.at("/spec/containers"), "/name")).allMatch("service"::equals);
            assertThat(pod.findValues("initContainers")).isEmpty();
            assertThat(pod.findValues("securityContext")).hasSize(2 * once);
            assertThat(pod.findValues("limits")).hasSize(once);
        });
    }

    @Test
    void nothingInComposeIsRootMayWriteOrTakeAllMemory() throws IOException {
        assertThat(compose().properties()).isNotEmpty().allSatisfy(service -> {
            var made = service.getValue();
            assertThat(made.path("read_only").asBoolean(false)).isTrue();
            assertThat(texts(made.path("cap_drop"), "")).contains("ALL");
            assertThat(made.path("mem_limit").asString("")).isNotEmpty();
            assertThat(made.path("user").asString(made.has("build") ? "the Dockerfile's" : "root"))
                    .doesNotStartWith("0")
                    .doesNotStartWith("root");
        });
    }

    @Test
    void inComposeServicesWaitUntilWhatTheyNeedIsHealthy() throws IOException {
        var compose = compose();
        for (var service : Ports.SERVICES) {
            var conditions = texts(compose.path(service).path("depends_on"), "/condition");
            assertThat(conditions).as(service).isNotEmpty().allMatch("service_healthy"::equals);
        }
        assertThat(compose).allMatch(service -> service.has("build") || service.has("healthcheck"));
    }

    /** The templates of all Deployments and of the patches to them, by name. */
    private static Map<String, JsonNode> pods() throws IOException {
        var all = new ArrayList<JsonNode>();
        try (var files = Files.newDirectoryStream(REPOSITORY.resolve("infra/kubernetes"), "*.yaml")) {
            for (var file : files) {
                all.addAll(documents(file));
            }
        }
        return all.stream()
                .filter(one -> one.path("kind").asString("").equals("Deployment"))
                .collect(toMap(one -> one.at("/metadata/name").asString(), one -> one.at("/spec/template")));
    }

    private static JsonNode compose() throws IOException {
        return documents(REPOSITORY.resolve("docker-compose.yml")).getFirst().path("services");
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        var documents = new ArrayList<JsonNode>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(Files.readString(file))
                .forEach(document -> documents.add(JSON.valueToTree(document)));
        return documents;
    }

    private static List<String> texts(JsonNode parts, String path) {
        return parts.valueStream().map(part -> part.at(path).asString("")).toList();
    }
}
