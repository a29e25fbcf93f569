package dev.dovetail.console.shell;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Style sheets and scripts, ours and the two of others; nothing is loaded from elsewhere. */
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/vendor/**")
                .addResourceLocations("classpath:/console/vendor/META-INF/resources/webjars/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic());
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/console/assets/")
                .setCacheControl(CacheControl.noCache());
    }
}
