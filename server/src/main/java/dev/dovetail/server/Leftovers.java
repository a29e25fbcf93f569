package dev.dovetail.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Who was refused before his body was read is answered first; then what is left of it is taken out of the way for a while, so that
 * he may ask on. A connection is closed whose body does not end by then, does not say how long it is, or is too long. Tomcat alone
 * reads the rest of a body that was refused for as long as its sender likes, before the sender is known.
 */
class Leftovers extends ValveBase {
    private static final int MOST = 2 * 1024 * 1024;
    private static final int TOO_SLOW = 408;
    private static final int REFUSED = 400;

    private final Duration time;

    Leftovers(Duration time) {
        super(true);
        this.time = time;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.isAsync() || response.getStatus() < REFUSED || isWholeRead(request)) return;
        boolean bounded = request.getContentLengthLong() >= 0 && request.getContentLengthLong() <= MOST;
        boolean goesOn = bounded && response.getStatus() != TOO_SLOW;
        response.finishResponse();
        if (!goesOn || !ends(request)) request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    private static boolean isWholeRead(Request request) {
        var read = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }

    /** Below the servlet's stream, which is closed with the answer. */
    private boolean ends(Request request) {
        long giveUp = System.nanoTime() + time.toNanos();
        var body = request.getCoyoteRequest();
        var some = new Some();
        try {
            while (body.doRead(some) >= 0) if (System.nanoTime() > giveUp) return false;
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What came of a body last; nobody looks at it. */
    private static final class Some implements ApplicationBufferHandler {
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {}
    }
}
