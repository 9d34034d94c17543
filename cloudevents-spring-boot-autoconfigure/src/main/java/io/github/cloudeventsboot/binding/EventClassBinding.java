/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.cloudeventsboot.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.InvalidCloudEventException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;
import org.springframework.core.KotlinDetector;
import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Creates instances of one class from events.
 */
final class EventClassBinding implements EventBinding {

	private static final int MAX_DEPTH = 16;

	private final EventClass leaf;

	private final @Nullable Constructor<?> constructor;

	private final boolean kotlin;

	private final List<KotlinValues.@Nullable Box> boxes;

	private final List<AttributeBinding> attributes = new ArrayList<>();

	private final @Nullable Object[] absent;

	private final int dataIndex;

	private final DataReader dataReader;

	private final EventClassAccessors accessors;

	private final PropertyPaths paths;

	private final Supplier<Boolean> cascaded;

	private final Supplier<Boolean> unconstrained;

	EventClassBinding(EventClass leaf, BindingContext context) {
		this.leaf = leaf;
		this.constructor = leaf.constructor();
		this.kotlin = KotlinDetector.isKotlinType(leaf.type().toClass());
		this.boxes = (this.kotlin && this.constructor != null) ? KotlinValues.boxes(this.constructor) : List.of();
		this.paths = context.paths();
		this.accessors = EventClassAccessors.of(leaf);
		// Kotlin parameters with default values take null as "left out"
		this.absent = new Object[leaf.components().size()];
		for (int i = 0; i < this.absent.length; i++) {
			EventComponent component = leaf.components().get(i);
			this.absent[i] = (this.kotlin) ? null : component.absentValue();
			if (component.kind() != EventComponent.Kind.DATA) {
				this.attributes.add(context.attribute(component));
			}
		}
		int data = leaf.dataIndex();
		this.dataIndex = data;
		context.json().checkModule(leaf.type());
		if (leaf.isData() && Modifier.isAbstract(leaf.type().toClass().getModifiers())) {
			context.json().checkCreatable(leaf.type());
		}
		this.dataReader = context.dataReader(leaf.dataType());
		this.cascaded = SingletonSupplier
			.of(() -> context.constraints().isCascaded(leaf.type().toClass(), leaf.components().get(data).name()));
		this.unconstrained = SingletonSupplier.of(() -> context.constraints().isUnconstrained(leaf.type().toClass()));
		if (data >= 0 && !this.accessors.isReadable(data)
				&& isConstrained(leaf.components().get(data).type(), context.constraints())) {
			throw new InvalidEventTypeException(
					"Component '" + leaf.components().get(data).name() + "' of " + leaf.type()
							+ " can't be read, so the constraints of the data can't be checked.",
					"Add a getter or a field of that name, or make it a record.");
		}
		if (this.constructor != null) {
			ReflectionUtils.makeAccessible(this.constructor);
		}
	}

	private static boolean isConstrained(ResolvableType data, ConstraintMetadata constraints) {
		ResolvableType type = data;
		// the elements of a tree may be trees again, without end
		for (int depth = 0; depth < MAX_DEPTH; depth++) {
			ResolvableType element = element(type);
			if (element == null) {
				break;
			}
			type = element;
		}
		return constraints.isConstrained(type.toClass());
	}

	private static @Nullable ResolvableType element(ResolvableType type) {
		if (type.isArray()) {
			return type.getComponentType();
		}
		return (Collection.class.isAssignableFrom(type.toClass())) ? type.asCollection().getGeneric()
				: (Map.class.isAssignableFrom(type.toClass())) ? type.asMap().getGeneric(1) : null;
	}

	@Override
	public Object bind(CloudEvent event) {
		if (this.constructor == null) {
			Object value = this.dataReader.read(event);
			if (value == null) {
				throw new InvalidCloudEventDataException(List.of(CloudEventViolation.ofPointer("#", "is required")));
			}
			return value;
		}
		BindingProblems problems = new BindingProblems();
		@Nullable Object[] arguments = new Object[this.leaf.components().size()];
		for (int i = 0, attribute = 0; i < arguments.length; i++) {
			Object argument = (i == this.dataIndex) ? data(event, problems)
					: this.attributes.get(attribute++).read(event, problems);
			arguments[i] = (argument != null) ? argument : this.absent[i];
		}
		problems.throwIfAny();
		return instantiate(this.constructor, arguments);
	}

	private @Nullable Object data(CloudEvent event, BindingProblems problems) {
		EventComponent component = this.leaf.components().get(this.dataIndex);
		Object value = null;
		try {
			value = this.dataReader.read(event);
			if (value == null && component.required()) {
				problems.add(CloudEventViolation.ofPointer("#", "is required"));
			}
		}
		catch (InvalidCloudEventException | InvalidCloudEventDataException ex) {
			problems.add(ex);
		}
		return (component.optional()) ? Optional.ofNullable(value) : value;
	}

	private Object instantiate(Constructor<?> constructor, @Nullable Object[] arguments) {
		try {
			box(arguments);
			return (this.kotlin) ? BeanUtils.instantiateClass(constructor, arguments)
					: constructor.newInstance(arguments);
		}
		catch (InvocationTargetException | BeanInstantiationException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			rethrowIfError(cause);
			FailedConstruction.log(this.leaf.type().toClass(), cause);
			throw InvalidCloudEventDataException
				.ofFailedConstruction(
						List.of(CloudEventViolation
							.ofEvent("event can't be converted to " + this.leaf.type().toClass().getSimpleName())),
						cause);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Can't instantiate " + this.leaf.type(), ex);
		}
	}

	private void box(@Nullable Object[] arguments) throws InvocationTargetException {
		for (int i = 0; i < this.boxes.size(); i++) {
			KotlinValues.Box box = this.boxes.get(i);
			arguments[i] = (box != null && arguments[i] != null) ? box.box(arguments[i]) : arguments[i];
		}
	}

	private static void rethrowIfError(Throwable cause) {
		if (cause instanceof Error error) {
			throw error;
		}
	}

	@Override
	public List<ConstraintTarget> constraintTargets(@Nullable Object value) {
		Assert.notNull(value, "'value' must not be null");
		if (this.constructor == null) {
			return ConstraintTarget.ofData(value, "");
		}
		if (this.unconstrained.get() && value.getClass() == this.leaf.type().toClass()) {
			return dataTargets(value);
		}
		return (this.cascaded.get()) ? List.of(ConstraintTarget.ofValue(value)) : validatorTargets(value);
	}

	@Override
	public List<ConstraintTarget> validatorTargets(@Nullable Object value) {
		Assert.notNull(value, "'value' must not be null");
		if (this.constructor == null) {
			return ConstraintTarget.ofData(value, "");
		}
		List<ConstraintTarget> targets = new ArrayList<>();
		targets.add(ConstraintTarget.ofValue(value));
		targets.addAll(dataTargets(value));
		return targets;
	}

	private List<ConstraintTarget> dataTargets(Object value) {
		Object data = this.accessors.get(this.dataIndex, value);
		data = (data instanceof Optional<?> optional) ? optional.orElse(null) : data;
		return ConstraintTarget.ofData(data, this.leaf.components().get(this.dataIndex).name());
	}

	@Override
	public CloudEventViolation violation(@Nullable Object value, String path, String message) {
		Assert.notNull(value, "'value' must not be null");
		if (this.constructor == null) {
			return CloudEventViolation.ofPointer(this.paths.pointer(this.leaf.type(), value, path), message);
		}
		for (EventComponent component : this.leaf.components()) {
			String name = component.name();
			if (path.startsWith(name)
					&& (path.length() == name.length() || ".[".indexOf(path.charAt(name.length())) >= 0)) {
				if (component.kind() == EventComponent.Kind.DATA) {
					String rest = path.substring(name.length());
					Object data = (this.accessors.isReadable(this.dataIndex))
							? this.accessors.get(this.dataIndex, value) : null;
					return CloudEventViolation.ofPointer(this.paths.pointer(component.type(), data, rest), message);
				}
				return CloudEventViolation.ofAttribute((component.attribute().isEmpty()) ? name : component.attribute(),
						message);
			}
		}
		return (path.isEmpty()) ? CloudEventViolation.ofEvent("event " + message)
				: CloudEventViolation.ofAttribute(path, message);
	}

}
