package dev.dovetail.oms.intake;

/**
 * The statements of a capture, in lock order: claims and all that is new, which hardly anybody waits for, then pools, which others want
 * too and which are therefore held as shortly as can be. The caller commits only where all counts are right.
 */
final class CaptureSql {
    private CaptureSql() {}

    private static final String CLAIMS = """
            insert into oms.order_claim (slot, key_hash, id)
            select * from unnest(:claimSlots::smallint[], :claimHashes::bytea[], :claimIds::bigint[])
            """;

    /** Claims of business and header keys, sorted. */
    static final String CLAIM = CLAIMS + " on conflict do nothing returning 1";

    /**
     * Before {@link #CAPTURE} and {@link #TAKE}: each pool is looked up in the order in which they are asked for, which is the order
     * that all lock them in (decision 0015 says where not); and statements are planned once.
     */
    static final String PLAN = "set local enable_hashjoin = off; set local enable_mergejoin = off;"
            + " set local plan_cache_mode = force_generic_plan";

    /** After it: what follows in the transaction is planned as ever. */
    static final String PLANNED =
            "set local enable_hashjoin = on; set local enable_mergejoin = on;" + " set local plan_cache_mode = auto";

    /** Claims first: nothing else is written unless each is ours. It answers with what it did. */
    static final String CAPTURE = """
            with claimed as (%s returning 1
            ), gate as materialized (
                select 1 where (select count(*) from claimed) = :claims
            ), contacts as (
                insert into ground.contact (slot, id, key_id, sealed)
                select id & 255, id, key_id, sealed
                  from unnest(:contactIds::bigint[], :contactKeys::text[], :contactSeals::bytea[]) as c(id, key_id, sealed)
                 cross join gate
                returning 1
            ), orders as (
                insert into oms.sales_order (slot, id, client_id, channel, external_number, revision, customer, placed_at,
                    captured_at, currency, total_minor, shipping_minor, tax_minor, discount_minor, priority, service,
                    promised_on, promise_zone, ship_country, ship_postal, ship_lat, ship_lon, contact_id, instructions,
                    content_hash, attributes, status, pickup)
                select id & 255, id, client_id, channel, external_number, revision, customer, placed_at::timestamptz,
                    :captured::timestamptz, currency, total_minor, shipping_minor, tax_minor, discount_minor, priority,
                    service, promised_on::date, promise_zone, ship_country, ship_postal, ship_lat, ship_lon, contact_id,
                    instructions, content_hash, attributes, status, pickup
                  from unnest(:orderIds::bigint[], :clients::int[], :channels::text[], :numbers::text[], :revisions::int[],
                         :customers::text[], :placed::text[], :currencies::text[], :totals::bigint[],
                         :shippings::bigint[], :taxes::bigint[], :discounts::bigint[], :priorities::int[],
                         :services::text[], :promised::text[], :promiseZones::text[], :countries::text[], :postals::text[],
                         :lats::float8[], :lons::float8[], :contactIds::bigint[], :instructions::text[],
                         :contentHashes::bytea[], :attributes::text[], :statuses::text[], :pickups::text[])
                       as o(id, client_id, channel, external_number, revision, customer, placed_at, currency,
                         total_minor, shipping_minor, tax_minor, discount_minor, priority, service, promised_on,
                         promise_zone, ship_country, ship_postal, ship_lat, ship_lon, contact_id, instructions,
                         content_hash, attributes, status, pickup)
                 cross join gate
                returning 1
            ), lines as (
                insert into oms.order_line (slot, order_id, line, client_id, sku, kind, description, unit, ordered,
                    reserved, backordered, delivered, unit_price, total_minor, parts, keep_together)
                select order_id & 255, order_id, line, client_id, sku, kind, description, unit, ordered,
                    reserved, backordered, delivered, unit_price::numeric, total_minor, parts::jsonb, keep_together
                  from unnest(:lineOrders::bigint[], :lineNumbers::int[], :lineClients::int[], :lineSkus::text[],
                         :lineKinds::text[], :lineTexts::text[], :lineUnits::text[], :lineOrdered::bigint[],
                         :lineReserved::bigint[], :lineBackordered::bigint[], :lineDelivered::bigint[],
                         :linePrices::text[], :lineTotals::bigint[], :lineParts::text[], :lineGroups::text[])
                       as l(order_id, line, client_id, sku, kind, description, unit, ordered, reserved, backordered,
                         delivered, unit_price, total_minor, parts, keep_together)
                 cross join gate
                returning 1
            ), facts as (
                insert into oms.order_fact (slot, id, order_id, version, type, body, at, who, through, told)
                select order_id & 255, id, order_id, 1, type, body, :captured::timestamptz, who, through, told
                  from unnest(:factIds::bigint[], :orderIds::bigint[], :factTypes::text[], :factBodies::text[],
                         :whos::text[], :throughs::text[], :told::boolean[])
                       as f(id, order_id, type, body, who, through, told)
                 cross join gate
                returning 1
            ), reservations as (
                insert into oms.reservation (node_id, order_id, line, pool, client_id, sku, quantity)
                select node_id, order_id, line, pool, client_id, sku, quantity
                  from unnest(:heldNodes::int[], :heldOrders::bigint[], :heldLines::int[], :heldPools::text[],
                         :heldClients::int[], :heldSkus::text[], :heldQuantities::bigint[])
                       as r(node_id, order_id, line, pool, client_id, sku, quantity)
                 cross join gate
                returning 1
            ), waiting as (
                insert into oms.backlog (slot, order_id, line, client_id, sku, quantity, priority, since)
                select order_id & 255, order_id, line, client_id, sku, quantity, priority, :captured::timestamptz
                  from unnest(:waitOrders::bigint[], :waitLines::int[], :waitClients::int[], :waitSkus::text[],
                         :waitQuantities::bigint[], :waitPriorities::int[])
                       as b(order_id, line, client_id, sku, quantity, priority)
                 cross join gate
                returning 1
            )
            select (select count(*) from claimed), (select count(*) from contacts),
                   (select count(*) from orders), (select count(*) from lines), (select count(*) from facts),
                   (select count(*) from reservations), (select count(*) from waiting)
            """.formatted(CLAIMS);

    /** Takes units where the pool has them: fewer rows than pools where one had too little. */
    static final String TAKE = """
            with asked as materialized (
                select *
                  from unnest(:poolNodes::int[], :poolClients::int[], :poolSkus::text[], :poolNames::text[],
                              :poolQuantities::bigint[]) as d(node_id, client_id, sku, pool, quantity)
                 order by node_id, client_id, sku, pool <> 'open', pool
            )
            update oms.pool p set reserved = p.reserved + d.quantity, changed_at = now()
              from asked d
             where p.node_id = d.node_id and p.client_id = d.client_id and p.sku = d.sku and p.pool = d.pool
               and p.position - p.reserved - p.safety >= d.quantity
            """;
}
