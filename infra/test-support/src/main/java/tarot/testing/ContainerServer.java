package tarot.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.testcontainers.containers.GenericContainer;

/** A server in a container. Stopping it keeps the container, so that its data and its port are there again. */
record ContainerServer(GenericContainer<?> container, String address, Callable<Boolean> answers) implements TestServer {

    static ContainerServer started(GenericContainer<?> container, String address, Callable<Boolean> answers) {
        container.start();
        return new ContainerServer(container, address, answers);
    }

    @Override
    public void start() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        awaitAnswer();
    }

    @Override
    public void stop() {
        container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void pause() {
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void resume() {
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }

    void awaitAnswer() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(answers);
    }
}
