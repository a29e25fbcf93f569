package dev.dovetail.ground.storage;

import dev.dovetail.kernel.TryLater;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one place that runs work in a database transaction and retries it whole: serialization failures (40001),
 * deadlocks (40P01) and connections lost before the commit was sent. No free connection is {@code storage.busy}.
 *
 * <p>A commit whose outcome is unknown is not retried here; it surfaces, and the caller's business key settles it.
 */
@Component
public class Transactions {
    private static final int ATTEMPTS = 5;
    private static final long LONGEST_PAUSE_NANOS = 200_000_000;

    private static final ScopedValue<Boolean> BACKGROUND = ScopedValue.newInstance();

    private final TransactionTemplate template;

    public Transactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    /** Runs {@code work} in one transaction; joins the caller's where one is open, so that a face may be used inside another's. */
    public <T> T run(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) return template.execute(_ -> work.get());
        for (int attempt = 1; ; attempt++) {
            var worked = new boolean[1];
            try {
                return template.execute(_ -> {
                    T result = work.get();
                    worked[0] = true;
                    return result;
                });
            } catch (CannotCreateTransactionException e) {
                throw new TryLater("storage.busy", Duration.ofSeconds(2), "no database connection is free");
            } catch (ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) throw e; // rolled back for sure, also when the commit was what failed
            } catch (DataAccessResourceFailureException | TransactionSystemException e) {
                if (worked[0]) throw new CommitUnknown(e);
                if (attempt == ATTEMPTS) throw away(e);
            }
            pause(attempt);
        }
    }

    /** Where the connection was lost the rollback fails too, and hides why. */
    private static DataAccessResourceFailureException away(RuntimeException e) {
        return e instanceof DataAccessResourceFailureException away
                ? away
                : new DataAccessResourceFailureException("connections are lost one after another", e);
    }

    /** Whether {@code cause} says that the database is away or full of work: then nothing is wrong with what was asked of it. */
    public static boolean databaseAway(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof TryLater later && later.code().equals("storage.busy");
    }

    /** Runs once the caller's transaction is committed, and never where it is rolled back; at once where none is open. */
    public static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    /** What a thread of our own does all day: its connections are not those that requests wait for. */
    public static Runnable background(Runnable work) {
        return () -> ScopedValue.where(BACKGROUND, true).run(work);
    }

    public static boolean inBackground() {
        return BACKGROUND.isBound();
    }

    /** Longer each time and never the same for two, so that those who clashed do not meet again. */
    private static void pause(int attempt) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1, LONGEST_PAUSE_NANOS >> (ATTEMPTS - attempt)));
    }

    public void run(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }

    /** The commit was sent and no answer came: it may have happened. */
    public static final class CommitUnknown extends RuntimeException {
        CommitUnknown(Throwable cause) {
            super("the outcome of the commit is unknown; ask by the business key", cause);
        }
    }
}
