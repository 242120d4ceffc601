package tarot.simulators.telegram;

/** Where updates are posted to, and the secret that goes along; both may be empty. */
record WebhookTarget(String url, String secret, int connections) {

    static final WebhookTarget NONE = new WebhookTarget("", "", 40);

    boolean isSet() {
        return !url.isEmpty();
    }
}
