package dev.dovetail.oms.intake;

import dev.dovetail.ground.edge.Problem;
import dev.dovetail.ground.edge.Problems;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Where the {@link Room} is full and stays so an order is told so, 503 {@code intake.full}, before its key is looked up or its
 * body read: who waits here has a thread and his connection's buffers, and no more.
 */
class Door implements Filter {
    private final Problems problems;
    private final Room room;

    Door(Problems problems, Room room) {
        this.problems = problems;
        this.room = room;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean posts = ((HttpServletRequest) request).getMethod().equals("POST");
        if (!posts) chain.doFilter(request, response);
        else if (room.await()) pass(request, response, chain);
        else refuse((HttpServletResponse) response);
    }

    /** Who comes to nothing behind the door, for want of a key, has used the turn of the next. */
    private void pass(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } finally {
            room.next();
        }
    }

    private void refuse(HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Retry-After", Long.toString(Room.WAIT.toSeconds()));
        problems.write(response, Problem.of(Room.full()));
    }
}
