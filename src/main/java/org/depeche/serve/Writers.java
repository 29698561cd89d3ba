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
        if (!token.get().isIn(request.getHeader("Authorization"))) {
            response.addHeader("WWW-Authenticate", "Bearer realm=\"Depeche\"");
            response.addHeader("WWW-Authenticate", "Basic realm=\"Depeche\", charset=\"UTF-8\"");
            throw new HttpException(401, "writing wants the token");
        }
    }

    boolean isAnybody() {
        return token.isPresent();
    }
}
