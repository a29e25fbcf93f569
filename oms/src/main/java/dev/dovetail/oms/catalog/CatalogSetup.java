package dev.dovetail.oms.catalog;

import java.util.List;
import org.springframework.stereotype.Service;

/** Changes the catalog. */
@Service
public class CatalogSetup {
    /** Makes or changes the items, and describes them to every node that handles goods. */
    public void put(List<ItemSpec> items) {}
}
