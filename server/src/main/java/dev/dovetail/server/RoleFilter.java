package dev.dovetail.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.modulith.ApplicationModule;
import org.springframework.util.ClassUtils;

/** Leaves out what needs a side that this process is not: by what its package says that it uses, and what that uses. */
class RoleFilter implements TypeFilter, EnvironmentAware {
    static final String PROPERTY = "dovetail.roles";
    private static final String ROOT = "dev.dovetail.";

    private final Map<String, Boolean> leftOut = new ConcurrentHashMap<>();
    private Roles roles = Roles.ALL;

    RoleFilter() {}

    RoleFilter(Roles roles) {
        this.roles = roles;
    }

    @Override
    public void setEnvironment(Environment environment) {
        roles = Roles.parse(environment.getProperty(PROPERTY, ""));
    }

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory factory) {
        return isLeftOut(ClassUtils.getPackageName(type.getClassMetadata().getClassName()));
    }

    boolean isLeftOut(String pack) {
        if (!pack.startsWith(ROOT)) return false;
        var known = leftOut.get(pack);
        if (known != null) return known;
        leftOut.put(pack, false); // packages that use one another are as what else they use
        boolean out = !roles.has(side(pack)) || usesWhatIsLeftOut(pack);
        leftOut.put(pack, out);
        return out;
    }

    private static String side(String pack) {
        var rest = pack.substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private boolean usesWhatIsLeftOut(String pack) {
        var module = module(pack);
        if (module == null) return false;
        for (var used : module.allowedDependencies()) {
            var name = used.replaceAll("\\s*::.*", "").strip();
            if (!name.equals(ApplicationModule.OPEN_TOKEN) && isLeftOut(ROOT + name)) return true;
        }
        return false;
    }

    private static @org.jspecify.annotations.Nullable ApplicationModule module(String pack) {
        try {
            return Class.forName(pack + ".package-info").getAnnotation(ApplicationModule.class);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
