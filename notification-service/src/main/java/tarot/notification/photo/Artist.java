package tarot.notification.photo;

import tarot.notification.words.Wording.Table;

/** Draws cards as they lie. */
@FunctionalInterface
interface Artist {

    /** A PNG; positions are named in that language. May throw whatever Java2D throws. */
    byte[] draw(Table table, String language);
}
