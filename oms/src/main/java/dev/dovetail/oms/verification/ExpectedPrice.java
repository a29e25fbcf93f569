package dev.dovetail.oms.verification;

import java.math.BigDecimal;

/** What one base unit of a SKU should cost in a currency. */
public record ExpectedPrice(String sku, String currency, BigDecimal price) {}
