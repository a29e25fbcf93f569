package dev.dovetail.console.stock;

import dev.dovetail.console.shell.Frame;
import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.kernel.Sku;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The page of a SKU's stock. */
@Controller
@RequestMapping("/stock")
class StockRoutes {
    private static final int LONGEST = 64;

    private final Stocks stocks;
    private final Shell shell;

    StockRoutes(Stocks stocks, Shell shell) {
        this.stocks = stocks;
        this.shell = shell;
    }

    /** Asks for a SKU; one that is typed leads to its page. */
    @GetMapping
    @Permit(Permission.STOCK_READ)
    View ask(HttpServletRequest request, Caller caller, @RequestParam(defaultValue = "") String sku) {
        var typed = sku.strip();
        if (!typed.isEmpty() && typed.length() <= LONGEST) return new RedirectView(Frame.stock(typed), true);
        return shell.view("stock", stocks.none(shell.frame(request, caller, "nodes")));
    }

    @GetMapping("/{sku}")
    @Permit(Permission.STOCK_READ)
    View one(HttpServletRequest request, Caller caller, @PathVariable String sku) {
        var frame = shell.frame(request, caller, "nodes");
        if (sku.isBlank() || sku.strip().length() > LONGEST) return shell.view("stock", stocks.none(frame), 404);
        return shell.view("stock", stocks.page(frame, new Sku(caller.client(), sku)));
    }
}
