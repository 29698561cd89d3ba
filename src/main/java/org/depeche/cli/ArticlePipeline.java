package org.depeche.cli;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import org.depeche.model.Article;
import org.depeche.model.Problem;
import org.depeche.model.ProblemException;
import org.depeche.read.ArticleSink;

/**
 * Takes articles from a reader, works on them in several threads, and hands the results on in the order of the input. No
 * more than a few articles a thread are held at any time, however fast the reader is.
 *
 * @param <T> what an article is worked into
 */
final class ArticlePipeline<T> {
    /** Articles in hand for each thread: enough that a long one does not keep the others waiting. */
    private static final int IN_HAND = 8;

    private final int threads;
    private final Function<Article, T> work;

    ArticlePipeline(int threads, Function<Article, T> work) {
        this.threads = threads;
        this.work = work;
    }

    /** Where results go; called by the thread that called {@link #run}. */
    interface Results<T> {
        void done(T result);

        void problem(Problem problem);
    }

    private interface Outcome<T> {
        void to(Results<T> results);
    }

    /**
     * Runs to the end of the input.
     *
     * @param reader reads everything into the sink that it is given
     */
    void run(Consumer<ArticleSink> reader, Results<T> results) {
        ExecutorService workers = Executors.newFixedThreadPool(threads, daemon("worker"));
        ExecutorService reading = Executors.newSingleThreadExecutor(daemon("reader"));
        BlockingQueue<Future<Outcome<T>>> queue = new ArrayBlockingQueue<>(threads * IN_HAND);
        try {
            Future<?> end = reading.submit(() -> {
                try {
                    reader.accept(sink(workers, queue));
                } finally {
                    put(queue, CompletableFuture.completedFuture(null));
                }
            });
            for (Outcome<T> outcome = get(queue.take()); outcome != null; outcome = get(queue.take())) {
                outcome.to(results);
            }
            get(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reading.shutdownNow();
            workers.shutdownNow();
        }
    }

    private ArticleSink sink(ExecutorService workers, BlockingQueue<Future<Outcome<T>>> queue) {
        return new ArticleSink() {
            @Override
            public void article(Article article) {
                put(queue, workers.submit(() -> outcome(article)));
            }

            @Override
            public void problem(Problem problem) {
                put(queue, CompletableFuture.completedFuture(results -> results.problem(problem)));
            }
        };
    }

    private Outcome<T> outcome(Article article) {
        try {
            T result = work.apply(article);
            return results -> results.done(result);
        } catch (ProblemException e) {
            return results -> results.problem(e.problem());
        } catch (RuntimeException | StackOverflowError e) {
            // One article that meets a mistake in the program must not cost the others; the words let it be mended.
            Problem problem = new Problem(
                    "INTERNAL",
                    article.source(),
                    "article " + article.id(),
                    e + at(e),
                    "this is a mistake in Dépêche; please report it with the article");
            return results -> results.problem(problem);
        }
    }

    private static String at(Throwable e) {
        return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    }

    private static <V> void put(BlockingQueue<V> queue, V value) {
        try {
            queue.put(value);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was stopped", e);
        }
    }

    private static <V> V get(Future<V> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, "depeche-" + name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
