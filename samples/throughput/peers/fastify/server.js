// Takes events by the SDK for JavaScript, and answers in the mode of the request.
import { CloudEvent, HTTP } from 'cloudevents';
import Fastify from 'fastify';

const fastify = Fastify();

// The SDK parses bodies itself
fastify.addContentTypeParser(
	['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'],
	{ parseAs: 'string' }, (request, body, done) => done(null, body));

const event = (request) => HTTP.toEvent({ headers: request.headers, body: request.body });

fastify.post('/typed', (request, reply) => {
	const received = event(request);
	const answer = new CloudEvent({
		source: '/throughput',
		type: 'payment.received',
		datacontenttype: 'application/json',
		data: { orderId: received.data.orderId }
	});
	const structured = request.headers['content-type'].startsWith('application/cloudevents');
	const message = structured ? HTTP.structured(answer) : HTTP.binary(answer);
	reply.headers(message.headers).send(message.body);
});

fastify.post('/batch', (request, reply) => {
	if (event(request).some((received) => received.data === undefined)) {
		throw new Error('no data');
	}
	reply.code(204).send();
});

fastify.post('/subject', (request, reply) => {
	reply.type('text/plain').send(event(request).subject);
});

// Heap after a full collection, with --expose-gc
process.on('SIGUSR2', () => {
	global.gc();
	console.log(`heap ${process.memoryUsage().heapUsed}`);
});

await fastify.listen({ host: '127.0.0.1', port: Number(process.argv[2]) });
console.log('started');
