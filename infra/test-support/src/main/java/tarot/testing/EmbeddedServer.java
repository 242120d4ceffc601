package tarot.testing;

import tarot.local.servers.LocalServer;

/** A server from packaged binaries, as a child process of the build. */
record EmbeddedServer(LocalServer server, String address) implements TestServer {

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public void pause() {
        server.pause();
    }

    @Override
    public void resume() {
        server.resume();
    }
}
