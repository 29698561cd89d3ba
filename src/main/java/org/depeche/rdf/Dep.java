package org.depeche.rdf;

import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.depeche.model.RelationType;

/** Terms of the Dépêche vocabulary and of those that it builds upon; {@code ontology/depeche.ttl} says what each means. */
final class Dep {
    static final String NAMESPACE = "https://w3id.org/depeche#";
    static final String PLOVER = "https://w3id.org/depeche/plover#";
    static final String WIKIDATA = "http://www.wikidata.org/entity/";
    private static final String SCHEMA = "https://schema.org/";
    private static final String OA = "http://www.w3.org/ns/oa#";
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/";
    private static final String ORG = "http://www.w3.org/ns/org#";
    private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
    private static final String TIME = "http://www.w3.org/2006/time#";

    static final Node STATEMENT = dep("Statement");
    static final Node RELATION = dep("Relation");
    static final Node COUNTRY = dep("Country");
    static final Node BLOC = dep("Bloc");
    static final Node DESCRIBED_ACTOR = dep("DescribedActor");
    static final Node EVIDENCE = dep("Evidence");
    static final Node REPORT = dep("Report");
    static final Node NAME_LINK = dep("NameLink");

    static final Node STATED = dep("stated");
    static final Node SPEAKER = dep("speaker");
    static final Node SPEAKER_NAME = dep("speakerName");
    static final Node SPEAKER_ROLE = dep("speakerRole");
    static final Node ON_BEHALF_OF = dep("onBehalfOf");
    static final Node KIND = dep("kind");
    static final Node CUE = dep("cue");
    static final Node SPEECH_ACT = dep("speechAct");
    static final Node SAID_ON = dep("saidOn");
    static final Node DATE_BASIS = dep("dateBasis");
    static final Node DATE_PRECISION = dep("datePrecision");
    static final Node REPORTED_BY = dep("reportedBy");
    static final Node HAS_REPORT = dep("report");
    static final Node REPORTER = dep("reporter");
    static final Node REPORTER_NAME = dep("reporterName");
    static final Node POSITION = dep("position");
    static final Node ADDRESSEE = dep("addressee");
    static final Node ADDRESSEE_NAME = dep("addresseeName");
    static final Node EVIDENCE_OF = dep("evidence");
    static final Node CUE_EVIDENCE = dep("cueEvidence");
    static final Node SPEAKER_EVIDENCE = dep("speakerEvidence");
    static final Node PART = dep("part");
    static final Node RULE = dep("rule");
    static final Node CONFIDENCE = dep("confidence");
    static final Node SOURCE = dep("source");
    static final Node TARGET = dep("target");
    static final Node RELATION_TYPE = dep("type");
    static final Node QUAD_CLASS = dep("quadClass");
    static final Node DATE = dep("date");
    static final Node STATUS = dep("status");
    static final Node CLAIMED_BY = dep("claimedBy");
    static final Node CLAIMANT = dep("claimant");
    static final Node CLAIMANT_NAME = dep("claimantName");
    static final Node PLACE_NAME = dep("placeName");
    static final Node PLACE_COUNTRY = dep("placeCountry");
    static final Node MAGNITUDE = dep("magnitude");
    static final Node EVENT_CANDIDATE = dep("EventCandidate");
    static final Node SAME_EVENT_AS = dep("sameEventAs");
    static final Node CODE = dep("code");
    static final Node OF_COUNTRY = dep("ofCountry");
    static final Node LINK_OF = dep("linkOf");
    static final Node LINKED_NAME = dep("linkedName");
    static final Node LINKED_TO = dep("linkedTo");
    static final Node LINK_BASIS = dep("linkBasis");
    static final Node UNLINKED_BECAUSE = dep("unlinkedBecause");

    static final Node NEWS_ARTICLE = schema("NewsArticle");
    static final Node QUOTATION = schema("Quotation");
    static final Node PERSON = schema("Person");
    static final Node ORGANIZATION = schema("Organization");
    static final Node NAME = schema("name");
    static final Node TEXT = schema("text");
    static final Node ABOUT = schema("about");
    static final Node IDENTIFIER = schema("identifier");
    static final Node HEADLINE = schema("headline");
    static final Node ARTICLE_BODY = schema("articleBody");
    static final Node DATE_PUBLISHED = schema("datePublished");
    static final Node URL = schema("url");
    static final Node PUBLISHER = schema("publisher");
    static final Node IN_LANGUAGE = schema("inLanguage");
    static final Node START_DATE = schema("startDate");
    static final Node END_DATE = schema("endDate");
    static final Node ALTERNATE_NAME = schema("alternateName");

    static final Node SEM_EVENT = NodeFactory.createURI(SEM + "Event");
    static final Node DERIVED_FROM = NodeFactory.createURI(PROV + "wasDerivedFrom");
    static final Node HAS_SOURCE = oa("hasSource");
    static final Node HAS_SELECTOR = oa("hasSelector");
    static final Node POSITION_SELECTOR = oa("TextPositionSelector");
    static final Node QUOTE_SELECTOR = oa("TextQuoteSelector");
    static final Node START = oa("start");
    static final Node END = oa("end");
    static final Node EXACT = oa("exact");
    static final Node PREFIX = oa("prefix");
    static final Node SUFFIX = oa("suffix");
    static final Node MEMBERSHIP = org("Membership");
    static final Node ROLE_CLASS = org("Role");
    static final Node MEMBER = org("member");
    static final Node ORGANIZATION_OF = org("organization");
    static final Node ROLE = org("role");
    static final Node PREF_LABEL = NodeFactory.createURI(SKOS + "prefLabel");
    static final Node ALT_LABEL = NodeFactory.createURI(SKOS + "altLabel");

    private Dep() {}

    static Node dep(String name) {
        return NodeFactory.createURI(NAMESPACE + name);
    }

    /** The concept of a constant: {@code WEEKDAY_AND_DAY} is {@code dep:WeekdayAndDay}. */
    static Node concept(Enum<?> constant) {
        return dep(camel(constant.name()));
    }

    static Node plover(RelationType type) {
        return NodeFactory.createURI(PLOVER + type.name());
    }

    static Node plover(RelationType.QuadClass quadClass) {
        return NodeFactory.createURI(PLOVER + camel(quadClass.name()));
    }

    static Node time(String unit) {
        return NodeFactory.createURI(TIME + unit);
    }

    static Node wikidata(String qid) {
        return NodeFactory.createURI(WIKIDATA + qid);
    }

    /** The property that ties source to target directly where a relation is actual. */
    static Node direct(RelationType type) {
        return dep(
                switch (type) {
                    case AGREE -> "agreesWith";
                    case CONSULT -> "consultsWith";
                    case SUPPORT -> "supports";
                    case CONCEDE -> "concedesTo";
                    case COOPERATE -> "cooperatesWith";
                    case AID -> "aids";
                    case RETREAT -> "retreatsBefore";
                    case REQUEST -> "requestsOf";
                    case ACCUSE -> "accuses";
                    case REJECT -> "rejects";
                    case THREATEN -> "threatens";
                    case PROTEST -> "protestsAgainst";
                    case SANCTION -> "sanctions";
                    case MOBILIZE -> "mobilizesAgainst";
                    case COERCE -> "coerces";
                    case ASSAULT -> "assaults";
                });
    }

    private static String camel(String constant) {
        StringBuilder camel = new StringBuilder(constant.length());
        for (String word : constant.split("_", -1)) {
            camel.append(word, 0, 1).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return camel.toString();
    }

    private static Node schema(String name) {
        return NodeFactory.createURI(SCHEMA + name);
    }

    private static Node oa(String name) {
        return NodeFactory.createURI(OA + name);
    }

    private static Node org(String name) {
        return NodeFactory.createURI(ORG + name);
    }
}
