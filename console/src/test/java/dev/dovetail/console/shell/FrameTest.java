package dev.dovetail.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void a_sku_may_have_any_letters() {
        assertThat(Frame.stock("A/B 1?#%ü")).isEqualTo("/stock/A%2FB%201%3F%23%25%C3%BC");
    }
}
