package dev.dovetail.wms.returns;

import dev.dovetail.ground.access.Audit;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.ground.edge.Body;
import dev.dovetail.ground.storage.Transactions;
import dev.dovetail.kernel.Malformed;
import dev.dovetail.kernel.Sku;
import dev.dovetail.wms.layout.Layout;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The grades of a house and what they are proposed for, over HTTP. */
@RestController
@RequestMapping("/api/v1/warehouses/{code}/return-rules")
class GradeApi {
    private static final int MOST = 1_000;

    private final Layout layout;
    private final GradeRules rules;
    private final Transactions transactions;
    private final Audit audit;
    private final Body body;
    private final InstantSource clock;

    GradeApi(Layout layout, GradeRules rules, Transactions transactions, Audit audit, Body body, InstantSource clock) {
        this.layout = layout;
        this.rules = rules;
        this.transactions = transactions;
        this.audit = audit;
        this.body = body;
        this.clock = clock;
    }

    /** @param sku null for all items */
    record Rule(String grade, @Nullable String sku, String disposition, boolean supervisor) {
        static Rule of(GradeRule one) {
            return new Rule(
                    one.grade(),
                    one.sku().isEmpty() ? null : one.sku(),
                    one.disposition().word(),
                    one.supervisor());
        }

        GradeRule rule(String path) {
            ReturnBody.text(path + "/grade", grade, 20);
            if (sku != null) ReturnBody.text(path + "/sku", sku, 64);
            var item = sku == null ? "" : new Sku(1, sku).code();
            return new GradeRule(grade, item, ReturnBody.disposition(path + "/disposition", disposition), supervisor);
        }
    }

    record Rules(List<Rule> rules) {
        List<GradeRule> checked() {
            if (rules.size() > MOST) throw new Malformed("returns.rules", "/rules", "at most " + MOST + " rules");
            List<GradeRule> checked = new ArrayList<>();
            Set<List<String>> seen = new HashSet<>();
            for (int i = 0; i < rules.size(); i++) {
                var rule = rules.get(i).rule("/rules/" + i);
                if (!seen.add(List.of(rule.grade(), rule.sku())))
                    throw new Malformed("returns.rule-twice", "/rules/" + i, "a grade has one rule for an item");
                checked.add(rule);
            }
            for (var rule : checked)
                if (!seen.contains(List.of(rule.grade(), "")))
                    throw new Malformed(
                            "returns.rule-for-all", "/rules", "grade " + rule.grade() + " has no rule for all items");
            return checked;
        }
    }

    /** Replaces all rules; none brings back the usual ones. */
    @PutMapping
    @Permit(Permission.SETUP_WRITE)
    Rules put(Caller caller, @PathVariable String code, HttpServletRequest request) {
        var asked = body.read(request, Rules.class).checked();
        var node = layout.getWarehouse(code).node();
        return transactions.run(() -> {
            rules.put(node, caller.client(), asked);
            audit.record(
                    caller.cause(clock.instant()), "returns.rules", "warehouse:" + code, Map.of("rules", asked.size()));
            return shown(rules.list(node, caller.client()));
        });
    }

    @GetMapping
    @Permit(Permission.FLOOR_READ)
    Rules list(Caller caller, @PathVariable String code) {
        return shown(rules.list(layout.getWarehouse(code).node(), caller.client()));
    }

    private static Rules shown(List<GradeRule> rules) {
        return new Rules(rules.stream().map(Rule::of).toList());
    }
}
