package org.depeche.annotate;

/** Goes over the tags of a sentence a second time. May be shared by threads. */
interface TagModel {
    /** Leaves the tags as they are. */
    TagModel NONE = Tagger.First::tags;

    /** The tags of the words of a sentence. */
    String[] tag(Tagger.First first);
}
