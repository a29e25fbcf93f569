package dev.dovetail.ground.vault;

import org.jspecify.annotations.Nullable;

/** A person's name and address: personal data, kept only sealed. Its toString says nothing. */
public record Contact(
        String name,
        @Nullable String company,
        String street,
        @Nullable String street2,
        String city,
        @Nullable String region,
        String postalCode,
        String country,
        @Nullable String email,
        @Nullable String phone) {
    @Override
    public String toString() {
        return "Contact[sealed]";
    }
}
