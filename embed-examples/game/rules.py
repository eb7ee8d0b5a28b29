"""The rules of the game: grazers drift and multiply, hunters chase what is near."""

creatures = []


def populate(count):
    for i in range(count):
        creatures.append(Creature(random() * WIDTH, random() * HEIGHT, 1 if i % 40 == 0 else 0))


def drift(creature):
    creature.dx = creature.dx * 0.8 + random() - 0.5
    creature.dy = creature.dy * 0.8 + random() - 0.5
    creature.x = (creature.x + creature.dx) % WIDTH
    creature.y = (creature.y + creature.dy) % HEIGHT


def turn():
    cells = {}
    for creature in creatures:
        drift(creature)
        if creature.kind == 0:
            creature.energy += 0.3
            cells.setdefault((int(creature.x), int(creature.y)), []).append(creature)
        else:
            creature.energy -= 0.5
    for hunter in creatures:
        if hunter.kind == 1:
            prey = cells.get((int(hunter.x), int(hunter.y)))
            if prey:
                caught = prey.pop()
                hunter.energy += caught.energy * 0.5
                caught.energy = 0
    born = []
    for creature in creatures:
        if creature.energy > 14 and len(creatures) < 6000:
            creature.energy *= 0.5
            born.append(Creature(creature.x, creature.y, creature.kind))
    creatures[:] = [c for c in creatures if c.energy > 0] + born
    for creature in creatures:
        mark(creature.x, creature.y, creature.kind)
    hunters = sum(c.kind for c in creatures)
    return len(creatures) - hunters, hunters
