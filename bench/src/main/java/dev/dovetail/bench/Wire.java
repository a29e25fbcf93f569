package dev.dovetail.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A keep-alive HTTP/1.1 connection that nobody waits for: one thread serves all that a selector says are ready. */
final class Wire implements AutoCloseable {
    private static final int LONGEST_DIAL_MILLIS = 5_000;
    private static final int LONGEST_ANSWER = 16_384;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer came = ByteBuffer.allocateDirect(LONGEST_ANSWER);
    private ByteBuffer sending = ByteBuffer.allocate(0);
    private @Nullable Ask ask;
    private long since;

    private Wire(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    static Wire dial(Target target, Selector selector) {
        try {
            var channel = SocketChannel.open();
            channel.socket().connect(new InetSocketAddress("127.0.0.1", target.port()), LONGEST_DIAL_MILLIS);
            return new Wire(channel, selector);
        } catch (IOException e) {
            throw new UncheckedIOException("the server takes no connection", e);
        }
    }

    /** @param since from when its latency counts, by {@link System#nanoTime} */
    void send(Ask next, long since) throws IOException {
        this.ask = next;
        this.since = since;
        sending = ByteBuffer.wrap(next.bytes());
        flush();
    }

    private void flush() throws IOException {
        channel.write(sending);
        int wanted = sending.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) key.interestOps(wanted);
    }

    /** After the selector said so: the answer, once all of it has come. */
    @Nullable
    Answer ready() throws IOException {
        if (sending.hasRemaining()) flush();
        int read = channel.read(came);
        if (read < 0) throw new IOException("the server closed the connection");
        var answer = Answer.in(came);
        if (answer != null) came.clear();
        else if (!came.hasRemaining()) throw new IOException("an answer has more than " + LONGEST_ANSWER + " bytes");
        return answer;
    }

    Ask asked() {
        if (ask == null) throw new IllegalStateException("nothing was asked");
        return ask;
    }

    long since() {
        return since;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // it is gone either way
        }
    }
}
