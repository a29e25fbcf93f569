package dev.dovetail.ground.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoginTest {
    @Test
    void an_address_names_its_user_before_the_host_or_as_parameters() {
        var expected = new Login("jdbc:postgresql://db:5433/dovetail?sslmode=require", "ann", "p@ss:1+1");

        assertThat(Login.parse("postgres://ann:p%40ss:1+1@db:5433/dovetail?sslmode=require"))
                .isEqualTo(expected);
        assertThat(Login.parse("jdbc:postgresql://db:5433/dovetail?user=ann&sslmode=require&password=p%40ss%3A1%2B1"))
                .isEqualTo(expected);
    }

    @Test
    void an_address_that_is_none_is_refused_without_telling_its_password() {
        assertThatThrownBy(() -> Login.parse("mysql://ann:secret@db/dovetail"))
                .isInstanceOf(Storage.Fault.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> Login.parse("postgresql://db/dovetail")).hasMessageContaining("no user");
    }

    @Test
    void a_password_is_not_part_of_the_words() {
        assertThat(new Login("jdbc:postgresql://db/x", "ann", "secret").toString())
                .doesNotContain("secret");
    }
}
