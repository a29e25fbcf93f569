package dev.dovetail.oms.availability;

import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the backlog that more may be promised. */
@Component
class LandedStock {
    void tell(List<Figure> figures) {}
}
