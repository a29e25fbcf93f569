package dev.dovetail.console.handheld;

import dev.dovetail.console.shell.Shell;
import dev.dovetail.ground.access.Caller;
import dev.dovetail.ground.access.Permission;
import dev.dovetail.ground.access.Permit;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.layout.Warehouse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** The shell of the handheld and what a device must have to keep it. Its work goes over the floor's own routes. */
@Controller
@RequestMapping("/handheld")
class HandheldRoutes {
    private final Layout layout;
    private final Scripts scripts;
    private final Shell shell;

    HandheldRoutes(Layout layout, Scripts scripts, Shell shell) {
        this.layout = layout;
        this.scripts = scripts;
        this.shell = shell;
    }

    /** In which warehouse the device works. */
    @GetMapping
    @Permit(Permission.FLOOR_WORK)
    View all(HttpServletRequest request, Caller caller) {
        var places = layout.listWarehouses().stream()
                .map(one -> new HandheldsPage.Place(one.code(), one.name(), "/handheld/" + Scripts.coded(one.code())))
                .toList();
        return shell.view("handhelds", new HandheldsPage(shell.frame(request, caller, "floor"), places));
    }

    @GetMapping("/{code}")
    @Permit(Permission.FLOOR_WORK)
    View one(@PathVariable String code) {
        return shell.view("handheld", page(layout.getWarehouse(code)));
    }

    /** Who is signed in, and the token that the page sends with what it posts. */
    @GetMapping("/{code}/session")
    @Permit(Permission.FLOOR_WORK)
    ResponseEntity<Map<String, Object>> session(@PathVariable String code, Caller caller, CsrfToken token) {
        var warehouse = layout.getWarehouse(code);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "worker", caller.name(),
                        "warehouse", Map.of("code", warehouse.code(), "name", warehouse.name()),
                        "token", Map.of("header", token.getHeaderName(), "value", token.getToken()),
                        "version", scripts.version()));
    }

    /** What makes the pages an application of the device. */
    @GetMapping("/{code}/manifest.webmanifest")
    @Permit(Permission.FLOOR_WORK)
    ResponseEntity<Map<String, Object>> manifest(@PathVariable String code) {
        var page = page(layout.getWarehouse(code));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/manifest+json"))
                .cacheControl(CacheControl.noCache())
                .body(Map.of(
                        "id",
                        page.path(),
                        "name",
                        "Dovetail " + page.warehouse(),
                        "short_name",
                        page.warehouse(),
                        "start_url",
                        page.path(),
                        "scope",
                        page.path(),
                        "display",
                        "standalone",
                        "orientation",
                        "portrait",
                        "background_color",
                        "#12171e",
                        "theme_color",
                        "#12171e",
                        "icons",
                        List.of(Map.of("src", "/assets/icon.svg", "sizes", "any", "type", "image/svg+xml"))));
    }

    /** The service worker: it keeps the shell, never the work. */
    @GetMapping("/worker.js")
    @Permit(Permission.FLOOR_WORK)
    ResponseEntity<String> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .body(scripts.worker());
    }

    private HandheldPage page(Warehouse warehouse) {
        return new HandheldPage(warehouse.code(), warehouse.name(), scripts.version());
    }
}
