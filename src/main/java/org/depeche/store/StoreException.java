package org.depeche.store;

import org.depeche.model.Problem;

/** The store cannot do what was asked of it; the problem says why and what to do. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public StoreException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
