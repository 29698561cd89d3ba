package org.depeche.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleIdsTest {
    @ParameterizedTest
    @ValueSource(strings = {"fr-a-001", "000_70e9c71dd5954895", "7f3a", "A.B_c-1"})
    void aSafeIdStaysAsItIs(String id) {
        assertThat(ArticleIds.safe(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"Été 2020, Ete-2020-", "a/b, a-b-", "https://e.org/x?y=1, https-e.org-x-y-1-"})
    void anotherIsMadeSafeAndStaysRecognisable(String id, String start) {
        assertThat(ArticleIds.safe(id)).startsWith(start).matches("[A-Za-z0-9._-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "-", "…", "中文", "\u202e", "a b", "/", "x\u0000"})
    void anIdNeverClimbsOutOfItsFolder(String id) {
        assertThat(ArticleIds.safe(id)).matches("[A-Za-z0-9_][A-Za-z0-9._-]*");
    }

    @Test
    void idsThatDifferStayDifferent() {
        assertThat(ArticleIds.safe("a b")).isNotEqualTo(ArticleIds.safe("a/b"));
        assertThat(ArticleIds.safe("x".repeat(500) + "1")).isNotEqualTo(ArticleIds.safe("x".repeat(500) + "2"));
        assertThat(ArticleIds.safe("x".repeat(500))).hasSizeLessThanOrEqualTo(100);
    }
}
