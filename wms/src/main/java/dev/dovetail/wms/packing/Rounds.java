package dev.dovetail.wms.packing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Deals a list into rounds so that no key is twice in one: as many rounds as the busiest key has entries. */
final class Rounds {
    private Rounds() {}

    static <T, K> List<List<T>> of(List<T> list, Function<T, K> key) {
        List<List<T>> rounds = new ArrayList<>();
        Map<K, Integer> seen = new HashMap<>();
        for (T one : list) {
            int round = seen.merge(key.apply(one), 1, Integer::sum) - 1;
            if (round == rounds.size()) rounds.add(new ArrayList<>());
            rounds.get(round).add(one);
        }
        return rounds;
    }
}
