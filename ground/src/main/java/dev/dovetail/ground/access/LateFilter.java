package dev.dovetail.ground.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** A filter that is made at its first request: the server makes its filters before there are routes. */
class LateFilter implements Filter {
    private final Supplier<? extends Filter> made;

    LateFilter(Supplier<? extends Filter> make) {
        this.made = SingletonSupplier.of(make);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        made.get().doFilter(request, response, chain);
    }
}
