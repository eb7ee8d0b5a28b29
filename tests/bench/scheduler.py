"""An operating system's scheduler: tasks with state machines, packets in linked queues, priorities (after Richards)."""
import sys

IDLE, WORKER, HANDLER, DEVICE = range(4)


class Packet:
    def __init__(self, link, target, kind):
        self.link = link
        self.target = target
        self.kind = kind
        self.datum = 0
        self.data = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, system, number, priority, queue):
        self.system = system
        self.number = number
        self.priority = priority
        self.queue = queue
        self.held = False
        self.waiting = queue is None
        system.add(self)

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
            packet.link = None
        return packet

    def deliver(self, packet):
        self.queue = packet.append_to(self.queue)
        self.waiting = False


class Idle(Task):
    def __init__(self, system, number, priority, count):
        Task.__init__(self, system, number, priority, None)
        self.waiting = False
        self.count = count
        self.control = 1

    def run(self):
        self.count -= 1
        if self.count == 0:
            self.held = True
            return
        if self.control & 1:
            self.control = (self.control >> 1) ^ 0xD008
            self.system.release(DEVICE + 1)
        else:
            self.control >>= 1
            self.system.release(DEVICE)


class Worker(Task):
    def __init__(self, system, number, priority, queue):
        Task.__init__(self, system, number, priority, queue)
        self.target = HANDLER
        self.letter = 0

    def run(self):
        packet = self.take()
        if packet is None:
            self.waiting = True
            return
        packet.target = self.target
        packet.datum = 0
        for i in range(4):
            self.letter = self.letter % 26 + 1
            packet.data[i] = 64 + self.letter
        self.system.send(packet)


class Handler(Task):
    def __init__(self, system, number, priority, queue):
        Task.__init__(self, system, number, priority, queue)
        self.work = None
        self.devices = None

    def run(self):
        packet = self.take()
        if packet is not None:
            if packet.kind == WORKER:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        if self.work is not None:
            if self.work.datum >= 4:
                done = self.work
                self.work = done.link
                done.target = WORKER
                self.system.send(done)
                return
            if self.devices is not None:
                device = self.devices
                self.devices = device.link
                device.datum = self.work.data[self.work.datum]
                self.work.datum += 1
                device.target = DEVICE + device.datum % 2
                self.system.send(device)
                return
        if self.queue is None:
            self.waiting = True


class Device(Task):
    def __init__(self, system, number, priority):
        Task.__init__(self, system, number, priority, None)
        self.pending = None

    def run(self):
        packet = self.take()
        if packet is None:
            if self.pending is None:
                self.waiting = True
                return
            done = self.pending
            self.pending = None
            done.target = HANDLER
            self.system.send(done)
        elif self.pending is None:
            self.pending = packet
            self.held = True
            self.system.holds += 1
        else:
            packet.target = HANDLER
            self.system.send(packet)


class System:
    def __init__(self):
        self.tasks = []
        self.sent = self.holds = self.steps = 0

    def add(self, task):
        self.tasks.append(task)

    def send(self, packet):
        self.sent += 1
        self.tasks[packet.target].deliver(packet)

    def release(self, number):
        task = self.tasks[number]
        task.held = False

    def run(self):
        order = sorted(self.tasks, key=lambda task: -task.priority)
        while True:
            for task in order:
                if not (task.held or task.waiting and task.queue is None and not self.pending(task)):
                    self.steps += 1
                    task.run()
                    break
            else:
                return

    def pending(self, task):
        return isinstance(task, Device) and task.pending is not None


def main(count):
    system = System()
    Idle(system, IDLE, 0, count)
    Worker(system, WORKER, 1000, Packet(Packet(None, WORKER, WORKER), WORKER, WORKER))
    Handler(system, HANDLER, 2000, Packet(Packet(Packet(None, HANDLER, DEVICE), HANDLER, DEVICE), HANDLER, DEVICE))
    Device(system, DEVICE, 3000)
    Device(system, DEVICE + 1, 3500)
    system.run()
    print("scheduler", count, system.sent, system.holds, system.steps)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)  # smoke: 1000
