package tarot.gateway.limit;

/**
 * An answer to the question for more requests.
 *
 * @param requests how many more the client may send; zero when there are none left
 * @param waitMillis when there are none left, how long until there is one
 */
record Grant(int requests, long waitMillis) {}
