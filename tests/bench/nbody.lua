local function planets()
  local days = 365.24
  local sun = 4 * math.pi * math.pi
  local function body(x, y, z, vx, vy, vz, mass)
    return {x = x, y = y, z = z, vx = vx, vy = vy, vz = vz, mass = mass}
  end
  return {
    body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, sun),
    body(4.84143144246472090, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694 * days,
         0.00769901118419740425 * days, -0.0000690460016972063023 * days, 0.000954791938424326609 * sun),
    body(8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411021 * days,
         0.00499852801234917238 * days, 0.0000230417297573763929 * days, 0.000285885980666130812 * sun),
    body(12.8943695621391310, -15.1111514016986312, -0.223307578892655734, 0.00296460137564761618 * days,
         0.00237847173959480950 * days, -0.0000296589568540237556 * days, 0.0000436624404335156298 * sun),
  }
end

local function advance(bodies, dt)
  local count = #bodies
  for i = 1, count do
    local a = bodies[i]
    for j = i + 1, count do
      local b = bodies[j]
      local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
      local squared = dx * dx + dy * dy + dz * dz
      local magnitude = dt / (squared * math.sqrt(squared))
      a.vx = a.vx - dx * b.mass * magnitude
      a.vy = a.vy - dy * b.mass * magnitude
      a.vz = a.vz - dz * b.mass * magnitude
      b.vx = b.vx + dx * a.mass * magnitude
      b.vy = b.vy + dy * a.mass * magnitude
      b.vz = b.vz + dz * a.mass * magnitude
    end
  end
  for _, body in ipairs(bodies) do
    body.x = body.x + dt * body.vx
    body.y = body.y + dt * body.vy
    body.z = body.z + dt * body.vz
  end
end

local function energy(bodies)
  local total = 0.0
  for i, a in ipairs(bodies) do
    total = total + 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
    for j = i + 1, #bodies do
      local b = bodies[j]
      local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
      total = total - a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
    end
  end
  return total
end

local function main(steps)
  local bodies = planets()
  for _ = 1, steps do advance(bodies, 0.01) end
  print(string.format("nbody %d %.9f", steps, energy(bodies)))
end

main(tonumber(arg[1]) or 250000)
