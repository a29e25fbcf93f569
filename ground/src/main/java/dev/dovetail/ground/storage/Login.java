package dev.dovetail.ground.storage;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Who logs in where.
 *
 * @param url a JDBC address without credentials
 */
public record Login(String url, String user, String password) {
    /** Reads {@code jdbc:postgresql://host/db?user=u&password=p} or {@code postgres://u:p@host:5432/db}. */
    public static Login parse(String text) {
        String plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        URI uri = URI.create(plain.replaceFirst("^postgres://", "postgresql://"));
        if (!"postgresql".equals(uri.getScheme()) || uri.getRawAuthority() == null)
            throw new Storage.Fault("a database address reads postgresql://user:password@host:5432/name");
        var found = new Properties();
        var rest = new StringBuilder();
        String info = uri.getRawUserInfo();
        if (info != null) {
            found.setProperty("user", decode(info.replaceFirst(":.*", "")));
            if (info.contains(":")) found.setProperty("password", decode(info.substring(info.indexOf(':') + 1)));
        }
        for (String pair :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
            String name = pair.replaceFirst("=.*", "");
            if (name.equals("user") || name.equals("password"))
                found.setProperty(name, decode(pair.substring(Math.min(pair.length(), name.length() + 1))));
            else rest.append(rest.isEmpty() ? "?" : "&").append(pair);
        }
        if (!found.containsKey("user")) throw new Storage.Fault("the database address names no user");
        String host = uri.getRawAuthority().replaceFirst("^.*@", "");
        return new Login(
                "jdbc:postgresql://" + host + uri.getRawPath() + rest,
                found.getProperty("user"),
                found.getProperty("password", ""));
    }

    /** Opens a new connection for each call; pools are made where they are needed. */
    public DataSource dataSource() {
        return new DriverManagerDataSource(url, user, password);
    }

    Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    Login to(String database) {
        return new Login(url.replaceFirst("^(jdbc:postgresql://[^/]+/)[^?]*", "$1" + database), user, password);
    }

    /** Without the password: this may reach a log. */
    @Override
    public String toString() {
        return user + " at " + url;
    }

    private static String decode(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
