package dev.dovetail.ground.storage;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one place that runs work in a database transaction and retries it whole: serialization failures (40001),
 * deadlocks (40P01) and connections lost before the commit was sent.
 *
 * <p>A commit whose outcome is unknown is not retried here; it surfaces, and the caller's business key settles it.
 */
@Component
public class Transactions {
    private static final int ATTEMPTS = 5;

    private final TransactionTemplate template;

    public Transactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    /** Runs {@code work} in one transaction; joins the caller's where one is open, so that a face may be used inside another's. */
    public <T> T run(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return template.execute(_ -> work.get());
            } catch (ConcurrencyFailureException | DataAccessResourceFailureException e) {
                if (attempt == ATTEMPTS || joined()) throw e;
            } catch (TransactionSystemException e) {
                throw new CommitUnknown(e);
            }
        }
    }

    public void run(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }

    private static boolean joined() {
        return org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive();
    }

    /** The commit was sent and no answer came: it may have happened. */
    public static final class CommitUnknown extends RuntimeException {
        CommitUnknown(Throwable cause) {
            super("the outcome of the commit is unknown; ask by the business key", cause);
        }
    }
}
