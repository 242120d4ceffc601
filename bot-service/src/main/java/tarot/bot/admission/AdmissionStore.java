package tarot.bot.admission;

/** Where updates, requests and chats are remembered. */
interface AdmissionStore {

    /** Counts the update unless it was counted before, and reserves it for the caller. */
    Admission enter(Visit visit);

    /** From now on the update counts as dealt with. */
    void done(Visit visit);

    /** As {@link #done(Visit)}, and the chat is from now on as given. */
    void done(Visit visit, ChatState after);

    /** Lets the update in again at once, without counting it twice. */
    void postpone(Visit visit, Admission received);
}
