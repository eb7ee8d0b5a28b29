//! Five of the numeric programs in Rust: what a compiler that knows every type makes of them.
//!
//! Owns them. Each does what the Python program of its name does, in the same order, with vectors for lists and with
//! checked integers where Python's are unbounded, and gives the line that it prints.

/// A program in Rust.
pub struct Kernel {
    /// The program's name.
    pub name: &'static str,
    /// The size at which the Python program runs.
    pub size: usize,
    /// One run at a size.
    pub run: fn(usize) -> String,
}

/// All of them.
pub const KERNELS: [Kernel; 5] = [
    Kernel { name: "float_kernel", size: 200_000, run: float_kernel },
    Kernel { name: "mandelbrot", size: 600, run: mandelbrot },
    Kernel { name: "matmul", size: 260, run: matmul },
    Kernel { name: "nbody", size: 250_000, run: nbody },
    Kernel { name: "spectral_norm", size: 400, run: spectral_norm },
];

fn float_kernel(n: usize) -> String {
    let mut grid: Vec<f64> = (0..n).map(|i| (i as f64 * 0.01).sin()).collect();
    for _ in 0..20 {
        let mut new = grid.clone();
        for i in 1..n - 1 {
            new[i] = 0.25 * grid[i - 1] + 0.5 * grid[i] + 0.25 * grid[i + 1];
        }
        grid = new;
    }
    let mut total = 0.0;
    for x in &grid {
        total += ((1.5 * x - 2.0) * x + 0.25) * x + 1.0;
    }
    let (mut area, step, mut x) = (0.0, 1.0 / (n * 10) as f64, 0.0);
    for _ in 0..n * 10 {
        area += 4.0 / (1.0 + x * x) * step;
        x += step;
    }
    let (mut position, mut seed) = (0.0, 12345i64);
    for _ in 0..n * 5 {
        seed = seed * 16807 % 2147483647;
        position += (seed as f64 / 2147483647.0).sqrt() - 0.5;
    }
    format!("float_kernel {n} {total:.6} {area:.6} {position:.4}")
}

fn mandelbrot(size: usize) -> String {
    let (mut inside, mut steps) = (0i64, 0i64);
    for row in 0..size {
        let ci = 2.0 * row as f64 / size as f64 - 1.0;
        for column in 0..size {
            let cr = 2.0 * column as f64 / size as f64 - 1.5;
            let (mut zr, mut zi, mut n) = (0.0f64, 0.0f64, 0);
            while n < 50 {
                let (rr, ii) = (zr * zr, zi * zi);
                if rr + ii > 4.0 {
                    break;
                }
                zi = 2.0 * zr * zi + ci;
                zr = rr - ii + cr;
                n += 1;
            }
            steps += n;
            inside += i64::from(n == 50);
        }
    }
    format!("mandelbrot {size} {inside} {steps}")
}

fn multiply(a: &[Vec<f64>], b: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let n = a.len();
    let columns: Vec<Vec<f64>> = (0..n).map(|j| (0..n).map(|k| b[k][j]).collect()).collect();
    let mut result = Vec::new();
    for row in a {
        let mut line = Vec::new();
        for column in &columns {
            let mut total = 0.0;
            for (left, right) in row.iter().zip(column) {
                total += left * right;
            }
            line.push(total);
        }
        result.push(line);
    }
    result
}

fn matmul(n: usize) -> String {
    let element = |i: usize, j: usize, seed: usize| ((i * seed + j * 7) % 11) as f64 / 11.0;
    let matrix =
        |seed| -> Vec<Vec<f64>> { (0..n).map(|i| (0..n).map(|j| element(i, j, seed)).collect()).collect() };
    let (a, b) = (matrix(3), matrix(5));
    let c = multiply(&multiply(&a, &b), &a);
    // Python's sum begins with an int.
    let trace = (0..n).fold(0.0, |sum, i| sum + c[i][i]);
    format!("matmul {n} {:.6} {trace:.6}", c[n / 2][n / 3])
}

struct Body {
    position: [f64; 3],
    velocity: [f64; 3],
    mass: f64,
}

fn planets() -> Vec<Body> {
    let days = 365.24;
    let sun = 4.0 * std::f64::consts::PI * std::f64::consts::PI;
    let body = |position, velocity: [f64; 3], mass| Body {
        position,
        velocity: velocity.map(|each| each * days),
        mass: mass * sun,
    };
    vec![
        body([0.0; 3], [0.0; 3], 1.0),
        body(
            [4.841_431_442_464_721, -1.160_320_044_027_428_4, -0.103_622_044_471_123_11],
            [0.001_660_076_642_744_037, 0.007_699_011_184_197_404, -0.000_069_046_001_697_206_3],
            0.000_954_791_938_424_326_6,
        ),
        body(
            [8.343_366_718_244_58, 4.124_798_564_124_305, -0.403_523_417_114_321_4],
            [-0.002_767_425_107_264_110_2, 0.004_998_528_012_349_172, 0.000_023_041_729_757_376_393],
            0.000_285_885_980_666_130_8,
        ),
        body(
            [12.894_369_562_139_13, -15.111_151_401_698_631, -0.223_307_578_892_655_73],
            [0.002_964_601_375_647_616, 0.002_378_471_739_594_809_5, -0.000_029_658_956_854_023_756],
            0.000_043_662_440_433_515_63,
        ),
    ]
}

fn advance(bodies: &mut [Body], dt: f64) {
    for i in 0..bodies.len() {
        let (before, after) = bodies.split_at_mut(i + 1);
        let a = &mut before[i];
        for b in after {
            let away: [f64; 3] = std::array::from_fn(|axis| a.position[axis] - b.position[axis]);
            let squared = away[0] * away[0] + away[1] * away[1] + away[2] * away[2];
            let magnitude = dt / (squared * squared.sqrt());
            for (axis, away) in away.into_iter().enumerate() {
                a.velocity[axis] -= away * b.mass * magnitude;
                b.velocity[axis] += away * a.mass * magnitude;
            }
        }
    }
    for body in bodies {
        for axis in 0..3 {
            body.position[axis] += dt * body.velocity[axis];
        }
    }
}

fn energy(bodies: &[Body]) -> f64 {
    let mut total = 0.0;
    for (i, a) in bodies.iter().enumerate() {
        let [x, y, z] = a.velocity;
        total += 0.5 * a.mass * (x * x + y * y + z * z);
        for b in &bodies[i + 1..] {
            let away: [f64; 3] = std::array::from_fn(|axis| a.position[axis] - b.position[axis]);
            total -= a.mass * b.mass / (away[0] * away[0] + away[1] * away[1] + away[2] * away[2]).sqrt();
        }
    }
    total
}

fn nbody(steps: usize) -> String {
    let mut bodies = planets();
    for _ in 0..steps {
        advance(&mut bodies, 0.01);
    }
    format!("nbody {steps} {:.9}", energy(&bodies))
}

fn times(v: &[f64], transposed: bool) -> Vec<f64> {
    let element = |i: usize, j: usize| 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1) as f64;
    let mut result = Vec::new();
    for i in 0..v.len() {
        let mut total = 0.0;
        for (j, value) in v.iter().enumerate() {
            total += (if transposed { element(j, i) } else { element(i, j) }) * value;
        }
        result.push(total);
    }
    result
}

fn spectral_norm(n: usize) -> String {
    let (mut u, mut v) = (vec![1.0; n], Vec::new());
    for _ in 0..5 {
        v = times(&times(&u, false), true);
        u = times(&times(&v, false), true);
    }
    let (mut uv, mut vv) = (0.0, 0.0);
    for (u, v) in u.iter().zip(&v) {
        uv += u * v;
        vv += v * v;
    }
    format!("spectral_norm {n} {:.9}", f64::sqrt(uv / vv))
}
