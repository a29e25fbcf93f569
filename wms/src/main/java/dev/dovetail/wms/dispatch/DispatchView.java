package dev.dovetail.wms.dispatch;

import dev.dovetail.kernel.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads manifests. */
@Component
public class DispatchView {
    private final ManifestStore manifests;

    DispatchView(ManifestStore manifests) {
        this.manifests = manifests;
    }

    /** A page of manifests, the newest first, in one state or in any. */
    public List<Manifest> list(NodeId node, @Nullable String state, long before, int limit) {
        return manifests.list(node, state, before, limit);
    }
}
