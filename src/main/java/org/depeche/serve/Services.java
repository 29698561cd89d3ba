package org.depeche.serve;

import java.io.ByteArrayInputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.algebra.OpAsQuery;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterCommonParent;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.service.ServiceExecutorRegistry;
import org.apache.jena.sparql.util.Context;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.FormRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * The other endpoints that queries may ask by SERVICE: those of a list, by http or https, at addresses of the open network. An address is
 * checked each time that a name is resolved, and it is the checked address that is connected to, so that a name that changes its
 * address in between (DNS rebinding) gains nothing. Redirects are not followed.
 */
final class Services implements AutoCloseable {
    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Resolver {
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    /** No endpoint may be asked. */
    static final Services NONE = new Services(List.of(), host -> List.of(), address -> true, 0);

    private final Set<String> allowed;
    private final Resolver resolver;
    private final Predicate<InetAddress> inside;
    private final int mostBytes;
    private final HttpClient client;

    /**
     * @param allowed names of hosts, with the port after a colon where it is not the usual one
     * @param inside addresses that nobody may ask through this server
     * @param mostBytes of an answer
     */
    Services(Collection<String> allowed, Resolver resolver, Predicate<InetAddress> inside, int mostBytes) {
        this.allowed =
                allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        this.resolver = resolver;
        this.inside = inside;
        this.mostBytes = mostBytes;
        this.client = allowed.isEmpty() ? null : client();
    }

    /** Those of a list, with the addresses that the system knows. */
    static Services of(Collection<String> allowed, long mostBytes) {
        return allowed.isEmpty()
                ? NONE
                : new Services(allowed, host -> List.of(InetAddress.getAllByName(host)), Services::isInside, (int)
                        Math.min(mostBytes, Integer.MAX_VALUE));
    }

    private HttpClient client() {
        HttpClient made = new HttpClient();
        made.setFollowRedirects(false);
        made.setHttpCookieStore(new HttpCookieStore.Empty());
        made.setSocketAddressResolver(
                (SocketAddressResolver) (host, port, context, found) -> resolve(host, port, found));
        try {
            made.start();
        } catch (Exception e) {
            throw new IllegalStateException("the client for SERVICE cannot start", e);
        }
        return made;
    }

    private void resolve(String host, int port, Promise<List<InetSocketAddress>> found) {
        try {
            List<InetSocketAddress> addresses = new ArrayList<>();
            for (InetAddress address : resolver.resolve(host)) {
                if (inside.test(address)) {
                    throw new UnknownHostException(host + " is at an address of this machine or a private network");
                }
                addresses.add(new InetSocketAddress(address, port));
            }
            found.succeeded(addresses);
        } catch (UnknownHostException e) {
            found.failed(e);
        }
    }

    /** Loopback, private (RFC 1918), shared (RFC 6598), link-local, unique local (RFC 4193), multicast, or none at all. */
    static boolean isInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
        boolean none = bytes.length == 4 && bytes[0] == 0;
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xFE) == 0xFC;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || shared
                || none
                || uniqueLocal
                || isTunnel(bytes);
    }

    /** IPv6 that leads to an IPv4 address within it: 64:ff9b::/96 (RFC 6052), 2002::/16 (RFC 3056). */
    private static boolean isTunnel(byte[] bytes) {
        return bytes.length == 16
                && (bytes[0] == 0x20 && bytes[1] == 0x02
                        || bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B);
    }

    /**
     * Lets an endpoint pass that is on the list.
     *
     * @throws HttpException 403 for another, and for one that the query has yet to find out
     */
    void check(Node endpoint) {
        if (allowed.isEmpty()) {
            throw new HttpException(403, "SERVICE is not allowed: this server calls no other");
        }
        if (!endpoint.isURI() || !isAllowed(endpoint.getURI())) {
            throw new HttpException(
                    403,
                    "SERVICE is allowed only to "
                            + String.join(", ", allowed.stream().sorted().toList()));
        }
    }

    private boolean isAllowed(String iri) {
        try {
            URI uri = new URI(iri);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")
                    || uri.getHost() == null
                    || uri.getUserInfo() != null) {
                return false;
            }
            int usual = scheme.equals("http") ? 80 : 443;
            int port = uri.getPort() < 0 ? usual : uri.getPort();
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            return allowed.contains(host + ":" + port) || port == usual && allowed.contains(host);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    boolean isEmpty() {
        return allowed.isEmpty();
    }

    /** Lets what runs in a context ask the endpoints of the list, and no other. */
    void setIn(Context context, Deadline deadline) {
        ServiceExecutorRegistry registry =
                ServiceExecutorRegistry.standardRegistry().copy();
        registry.remove(ServiceExecutorRegistry.httpService);
        registry.add((service, original, binding, execution) -> ask(service, binding, execution, deadline));
        ServiceExecutorRegistry.set(context, registry);
    }

    private QueryIterator ask(OpService service, Binding binding, ExecutionContext execution, Deadline deadline) {
        check(service.getService());
        Query query = OpAsQuery.asQuery(service.getSubOp());
        byte[] answer;
        try {
            answer = ask(URI.create(service.getService().getURI()), query.toString(), deadline);
        } catch (QueryExecException e) {
            if (service.getSilent()) {
                return QueryIterSingleton.create(binding, execution);
            }
            throw e;
        }
        RowSet rows = RowSet.adapt(ResultSetMgr.read(new ByteArrayInputStream(answer), ResultSetLang.RS_JSON));
        QueryIterator found = QueryIterPlainWrapper.create(rows, execution);
        return new QueryIterCommonParent(found, binding, execution);
    }

    private byte[] ask(URI endpoint, String query, Deadline deadline) {
        Fields form = new Fields();
        form.put("query", query);
        Request request = client.POST(endpoint)
                .headers(headers -> headers.put("Accept", "application/sparql-results+json"))
                .body(new FormRequestContent(form))
                .timeout(Math.max(1, deadline.remaining()), TimeUnit.NANOSECONDS);
        try {
            ContentResponse response =
                    new CompletableResponseListener(request, mostBytes).send().get();
            if (response.getStatus() != 200) {
                throw new QueryExecException(
                        "SERVICE <" + endpoint + ">: the endpoint answers " + response.getStatus());
            }
            return response.getContent();
        } catch (ExecutionException e) {
            deadline.check();
            if (e.getCause() instanceof TimeoutException) {
                throw new QueryExecException("SERVICE <" + endpoint + ">: no answer in time");
            }
            throw new QueryExecException(
                    "SERVICE <" + endpoint + ">: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryExecException("SERVICE <" + endpoint + ">: interrupted");
        }
    }

    @Override
    public void close() {
        if (client == null) {
            return;
        }
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the client for SERVICE does not stop", e);
        }
    }
}
