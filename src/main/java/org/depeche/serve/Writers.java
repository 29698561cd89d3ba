package org.depeche.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** Who may write: nobody, or whoever brings the token. */
final class Writers {
    private final Optional<WriteToken> token;

    Writers(Optional<WriteToken> token) {
        this.token = token;
    }

    /** @throws HttpException 403 where nobody may write, 401 where the client brings no token or another */
    void check(HttpServletRequest request, HttpServletResponse response) {
        if (token.isEmpty()) {
            throw new HttpException(403, "the graph is read-only");
        }
        String authorization = request.getHeader("Authorization");
        if (isKeptByABrowser(authorization) && isFromAnotherSite(request)) {
            throw new HttpException(403, "the page of another site may not write with a password that a browser keeps");
        }
        if (!token.get().isIn(authorization)) {
            response.addHeader("WWW-Authenticate", "Bearer realm=\"Depeche\"");
            response.addHeader("WWW-Authenticate", "Basic realm=\"Depeche\", charset=\"UTF-8\"");
            throw new HttpException(401, "writing wants the token");
        }
    }

    /** Browsers add the password of basic authentication to each request by themselves, a bearer token never. */
    private static boolean isKeptByABrowser(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, "basic ", 0, 6);
    }

    private static boolean isFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    boolean isAnybody() {
        return token.isPresent();
    }
}
